-- A branch of the business.
create table locations (
  business_id uuid not null references businesses,
  id uuid not null,
  name text not null,
  time_zone text not null,
  created_at timestamptz(3) not null,
  primary key (business_id, id)
);

-- The business's own roles; the built-in ones stand in the contract.
create table roles (
  business_id uuid not null references businesses,
  id uuid not null,
  name text not null,
  permissions text[] not null,
  visibility text not null
    check (visibility in ('all', 'location', 'appointments', 'assigned')),
  created_at timestamptz(3) not null,
  primary key (business_id, id),
  unique (business_id, name)
);

alter table staff alter column role drop not null;

alter table staff add column role_id uuid;

alter table staff add foreign key (business_id, role_id) references roles;

-- A built-in role, or one of the business's own.
alter table staff add check ((role is null) <> (role_id is null));

alter table staff add column visibility text
  check (visibility in ('all', 'location', 'appointments', 'assigned'));

alter table staff add column created_at timestamptz(3) not null default now();

alter table staff add column disabled_at timestamptz(3);

alter table staff add column removed_at timestamptz(3);

create index staff_of_role on staff (business_id, role_id);

-- Where somebody works; without a row, everywhere.
create table staff_locations (
  business_id uuid not null,
  staff_id uuid not null,
  location_id uuid not null,
  primary key (business_id, staff_id, location_id),
  foreign key (business_id, staff_id) references staff,
  foreign key (business_id, location_id) references locations
);

-- A right given to, or taken from, one person against her role.
create table staff_exceptions (
  business_id uuid not null,
  staff_id uuid not null,
  permission text not null,
  allowed boolean not null,
  reason text,
  by_id uuid,
  at timestamptz(3) not null,
  primary key (business_id, staff_id, permission),
  foreign key (business_id, staff_id) references staff
);

-- Every process sees by the number that somebody's rights are not what they were.
alter table memberships add column rights integer not null default 0;

alter table memberships add column disabled_at timestamptz(3);

create index memberships_of_staff on memberships (business_id, staff_id);

alter table sessions add column used_at timestamptz(3);

alter table clients add column location_id uuid;

alter table clients add foreign key (business_id, location_id) references locations;

-- Who has, or had, an appointment with a client.
create table client_providers (
  business_id uuid not null,
  client_id uuid not null,
  staff_id uuid not null,
  primary key (business_id, client_id, staff_id),
  foreign key (business_id, client_id) references clients,
  foreign key (business_id, staff_id) references staff
);

create index client_providers_of_staff on client_providers (business_id, staff_id);

alter table numbers add column location_id uuid;

alter table numbers add foreign key (business_id, location_id) references locations;

-- The label of a number was the name of its location.
insert into locations (business_id, id, name, time_zone, created_at)
select n.business_id, gen_random_uuid(), n.label, b.time_zone, b.created_at
from (select distinct business_id, label from numbers) n
join businesses b on b.id = n.business_id;

update numbers n set location_id = l.id from locations l
where l.business_id = n.business_id and l.name = n.label;

alter table locations enable row level security;

create policy own_business on locations
  using (business_id = current_setting('app.business_id')::uuid);

alter table roles enable row level security;

create policy own_business on roles
  using (business_id = current_setting('app.business_id')::uuid);

alter table staff_locations enable row level security;

create policy own_business on staff_locations
  using (business_id = current_setting('app.business_id')::uuid);

alter table staff_exceptions enable row level security;

create policy own_business on staff_exceptions
  using (business_id = current_setting('app.business_id')::uuid);

alter table client_providers enable row level security;

create policy own_business on client_providers
  using (business_id = current_setting('app.business_id')::uuid);

grant select, insert, update, delete on locations, roles, staff_locations, staff_exceptions,
  client_providers to parlor_server;

-- The names of the businesses that one person belongs to; only one of them is entered at a time.
create function businesses_of_account(account uuid)
  returns table (id uuid, name text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select b.id, b.name from memberships m join businesses b on b.id = m.business_id
  where m.account_id = account and m.disabled_at is null
$$;

revoke execute on function businesses_of_account from public;

grant execute on function businesses_of_account to parlor_server;
