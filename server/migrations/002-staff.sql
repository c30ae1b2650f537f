-- A person signs in once and may belong to several businesses: global tables.

create table accounts (
  id uuid primary key,
  email text not null unique check (email = lower(email)),
  password_hash text not null,
  disabled_at timestamptz(3),
  created_at timestamptz(3) not null
);

create table memberships (
  account_id uuid not null references accounts,
  business_id uuid not null,
  staff_id uuid not null,
  primary key (account_id, business_id)
);

create table sessions (
  token_hash bytea primary key,                         -- the token itself is only in the cookie
  account_id uuid not null references accounts,
  business_id uuid not null,
  staff_id uuid not null,
  user_agent text not null,
  created_at timestamptz(3) not null,
  expires_at timestamptz(3) not null
);

create index sessions_of_account on sessions (account_id);

create index sessions_expired on sessions (expires_at);

create table sign_in_delays (
  key bytea primary key,                                -- hash of an e-mail or of an address
  failures integer not null,
  next_try_at timestamptz(3) not null
);

grant select, insert, update, delete on accounts, memberships, sessions, sign_in_delays
  to parlor_server;

create table staff (
  business_id uuid not null references businesses,
  id uuid not null,
  name text not null,
  role text not null check (role in ('owner', 'admin', 'front-desk', 'provider')),
  colour smallint not null,
  primary key (business_id, id)
);

alter table staff enable row level security;

create policy own_business on staff
  using (business_id = current_setting('app.business_id')::uuid);

grant select, insert, update, delete on staff to parlor_server;
