-- A calendar file of visits: checked event by event before anything is booked, and taken back within a
-- day. The same columns as for a file of clients.

create table appointment_imports (
  business_id uuid not null references businesses,
  id uuid not null,
  name text not null,                                   -- of the file
  by_id uuid not null,
  state text not null check (state in ('checking', 'importing', 'done', 'undoing', 'undone')),
  done integer not null default 0,
  kept integer not null default 0,                      -- undone but for these
  undo_until timestamptz(3),
  at timestamptz(3) not null,
  primary key (business_id, id)
);

create index appointment_imports_latest on appointment_imports (business_id, at desc);

create table appointment_import_rows (
  business_id uuid not null,
  import_id uuid not null,
  line integer not null,
  fields jsonb not null,
  fate text not null check (fate in ('new', 'merge', 'bad', 'skip')),
  client_id uuid,                                       -- who comes
  gains text[] not null default '{}',                   -- what changes of the visit that is here
  field text,
  why text,
  added jsonb,                                          -- the visit, and how it was before, for undo
  decided boolean not null default false,               -- by a person: book, change or skip
  worked boolean not null default false,
  primary key (business_id, import_id, line),
  foreign key (business_id, import_id) references appointment_imports
);

create index appointment_import_rows_by_fate on appointment_import_rows
  (business_id, import_id, fate, line);

create index appointment_import_rows_waiting on appointment_import_rows (business_id, import_id, line)
  where not worked;

alter table appointment_imports enable row level security;

create policy own_business on appointment_imports
  using (business_id = current_setting('app.business_id')::uuid);

alter table appointment_import_rows enable row level security;

create policy own_business on appointment_import_rows
  using (business_id = current_setting('app.business_id')::uuid);

grant select, insert, update, delete on appointment_imports, appointment_import_rows to parlor_server;
