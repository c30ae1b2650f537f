-- When a location is open, by the clock on its own wall. Two ranges of a day have a break between.
-- A location without a row has told nobody yet.
create table location_hours (
  business_id uuid not null,
  location_id uuid not null,
  weekday smallint not null check (weekday between 0 and 6),  -- 0 is Sunday
  opens time not null,
  closes time not null,                                       -- 24:00 is the end of the day
  primary key (business_id, location_id, weekday, opens),
  foreign key (business_id, location_id) references locations on delete cascade,
  check (opens < closes)
);

-- Days out of the ordinary: closed all day, or from a time on.
create table location_closed_days (
  business_id uuid not null,
  location_id uuid not null,
  day date not null,
  name text not null default '',
  closed_from time,
  primary key (business_id, location_id, day),
  foreign key (business_id, location_id) references locations on delete cascade
);

alter table location_hours enable row level security;

create policy own_business on location_hours
  using (business_id = current_setting('app.business_id')::uuid);

alter table location_closed_days enable row level security;

create policy own_business on location_closed_days
  using (business_id = current_setting('app.business_id')::uuid);

grant select, insert, update, delete on location_hours, location_closed_days to parlor_server;
