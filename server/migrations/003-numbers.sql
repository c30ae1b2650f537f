-- The directory: from a webhook's address to its business. No business is entered yet.

create table carrier_accounts (
  id uuid primary key,
  business_id uuid not null,
  carrier text not null,
  token text not null unique,                           -- the unguessable part of our webhook URLs
  carrier_account_name text not null,
  secret_sealed bytea not null,
  previous_secret_sealed bytea,
  api_url text not null
);

create index carrier_accounts_of_business on carrier_accounts (business_id);

grant select, insert, update, delete on carrier_accounts to parlor_server;

create table numbers (
  business_id uuid not null references businesses,
  id uuid not null,
  phone text not null,
  label text not null,
  carrier_account_id uuid not null,
  texts_per_second real not null default 1,
  registered_url text,                                  -- what the carrier was last told to call
  primary key (business_id, id),
  unique (business_id, phone)
);

-- Apart from numbers, because it changes with every text.
create table number_rates (
  business_id uuid not null,
  number_id uuid not null,
  next_send_at timestamptz(3) not null,
  reconciled_through timestamptz(3) not null,
  primary key (business_id, number_id),
  foreign key (business_id, number_id) references numbers
) with (fillfactor = 50);

alter table numbers enable row level security;

create policy own_business on numbers
  using (business_id = current_setting('app.business_id')::uuid);

alter table number_rates enable row level security;

create policy own_business on number_rates
  using (business_id = current_setting('app.business_id')::uuid);

grant select, insert, update, delete on numbers, number_rates to parlor_server;
