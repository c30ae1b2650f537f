-- A file of clients: checked line by line before anything is written, and taken back within a day.

create table client_imports (
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

create index client_imports_latest on client_imports (business_id, at desc);

create table import_rows (
  business_id uuid not null,
  import_id uuid not null,
  line integer not null,
  fields jsonb not null,
  fate text not null check (fate in ('new', 'merge', 'bad', 'skip')),
  client_id uuid,                                       -- whose card it is like; once written, whose it is
  gains text[] not null default '{}',
  field text,
  why text,
  added jsonb,                                          -- what the card gained, for undo
  decided boolean not null default false,               -- by a person: merge, keep both or skip
  worked boolean not null default false,
  primary key (business_id, import_id, line),
  foreign key (business_id, import_id) references client_imports
);

create index import_rows_by_fate on import_rows (business_id, import_id, fate, line);

create index import_rows_waiting on import_rows (business_id, import_id, line) where not worked;

alter table client_imports enable row level security;

create policy own_business on client_imports
  using (business_id = current_setting('app.business_id')::uuid);

alter table import_rows enable row level security;

create policy own_business on import_rows
  using (business_id = current_setting('app.business_id')::uuid);

grant select, insert, update, delete on client_imports, import_rows to parlor_server;
