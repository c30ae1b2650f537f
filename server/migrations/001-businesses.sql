-- A blank line ends a statement: migrations send one statement a message.

create table businesses (
  id uuid primary key,
  name text not null,
  time_zone text not null,
  created_at timestamptz(3) not null
);

-- The only door to a business's rows. Not set_config(): see the rules for SQL.
create function enter_business(business uuid) returns void language plpgsql as $$
begin
  execute format('set local app.business_id = %L', business);
end $$;

alter table businesses enable row level security;

create policy own_business on businesses
  using (id = current_setting('app.business_id')::uuid);

grant select, insert, update on businesses to parlor_server;
