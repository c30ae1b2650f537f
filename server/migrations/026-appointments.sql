-- What the business does for its clients.
create table services (
  business_id uuid not null references businesses,
  id uuid not null,
  name text not null,
  minutes smallint not null check (minutes between 1 and 1440),
  buffer_minutes smallint not null check (buffer_minutes between 0 and 240),  -- to clear up after
  colour smallint not null,
  price_cents integer not null check (price_cents >= 0),
  active boolean not null default true,                 -- false: booked no more, kept for what was
  created_at timestamptz(3) not null,
  primary key (business_id, id)
);

-- A visit. Its mobile is its own: a daughter's for a mother, or none.
create table appointments (
  business_id uuid not null references businesses,
  id uuid not null,
  location_id uuid not null,
  client_id uuid,                                       -- null: nobody who is known here
  service_id uuid,
  staff_id uuid not null,
  starts_at timestamptz(3) not null,
  ends_at timestamptz(3) not null,
  busy_until timestamptz(3) not null,                   -- with the time to clear up after
  status text not null
    check (status in ('booked', 'confirmed', 'arrived', 'completed', 'cancelled', 'no-show')),
  phone text,
  note text not null,
  source text not null check (source in ('parlor', 'import', 'external')),
  external_id text,
  version integer not null,
  changed_in jsonb not null default '{}',               -- field → the version that changed it last
  created_by uuid,
  created_at timestamptz(3) not null,
  changed_by uuid,
  changed_at timestamptz(3) not null,
  primary key (business_id, id),
  foreign key (business_id, location_id) references locations,
  foreign key (business_id, client_id) references clients,
  foreign key (business_id, service_id) references services,
  foreign key (business_id, staff_id) references staff,
  check (ends_at > starts_at and ends_at <= starts_at + interval '24 hours'),
  check (busy_until >= ends_at)
);

create index appointments_by_time on appointments (business_id, starts_at, id);

create index appointments_at_location on appointments (business_id, location_id, starts_at, id);

create index appointments_of_staff on appointments (business_id, staff_id, starts_at, id);

create index appointments_of_client on appointments (business_id, client_id, starts_at, id);

create unique index appointments_from_elsewhere on appointments (business_id, source, external_id)
  where external_id is not null;

-- The business's own words for the text that confirms; without a row, ours.
create table confirmation_texts (
  business_id uuid primary key references businesses,
  body text not null,
  changed_at timestamptz(3) not null
);

alter table services enable row level security;

create policy own_business on services
  using (business_id = current_setting('app.business_id')::uuid);

alter table appointments enable row level security;

create policy own_business on appointments
  using (business_id = current_setting('app.business_id')::uuid);

alter table confirmation_texts enable row level security;

create policy own_business on confirmation_texts
  using (business_id = current_setting('app.business_id')::uuid);

grant select, insert, update, delete on services, appointments, confirmation_texts
  to parlor_server;

-- Whoever saw clients goes on seeing when they come.
update roles set permissions = permissions || '{appointments.view}'
where 'conversations.view-own' = any(permissions);
