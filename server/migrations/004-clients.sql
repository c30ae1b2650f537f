create table clients (
  business_id uuid not null references businesses,
  id uuid not null,
  name text not null,
  provider_id uuid,                                     -- the staff member whose client this is
  note text,
  created_at timestamptz(3) not null,
  primary key (business_id, id)
);

create table client_phones (
  business_id uuid not null,
  phone text not null,
  client_id uuid not null,
  primary key (business_id, phone, client_id),          -- a family may share one number
  foreign key (business_id, client_id) references clients
);

create index client_phones_of_client on client_phones (business_id, client_id);

-- Who must not be texted, as it stands; the ledger below says how it came.
create table opt_outs (
  business_id uuid not null references businesses,
  phone text not null,
  at timestamptz(3) not null,
  primary key (business_id, phone)
);

create table consent_changes (
  business_id uuid not null references businesses,
  id uuid not null,
  phone text not null,
  change text not null check (change in ('opted-out', 'opted-in')),
  message_id uuid not null,
  at timestamptz(3) not null,
  primary key (business_id, id)
);

alter table clients enable row level security;

create policy own_business on clients
  using (business_id = current_setting('app.business_id')::uuid);

alter table client_phones enable row level security;

create policy own_business on client_phones
  using (business_id = current_setting('app.business_id')::uuid);

alter table opt_outs enable row level security;

create policy own_business on opt_outs
  using (business_id = current_setting('app.business_id')::uuid);

alter table consent_changes enable row level security;

create policy own_business on consent_changes
  using (business_id = current_setting('app.business_id')::uuid);

grant select, insert, update, delete on clients, client_phones, opt_outs to parlor_server;

grant select, insert on consent_changes to parlor_server;
