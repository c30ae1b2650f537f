-- The number of an event comes from its business's own row, locked until commit: an event with a
-- lower number can never appear after one with a higher.

create table event_counters (
  business_id uuid primary key references businesses,
  last bigint not null default 0,
  forgotten_through bigint not null default 0
) with (fillfactor = 50);

create table events (
  business_id uuid not null,
  seq bigint not null,
  at timestamptz(3) not null,
  audience jsonb not null,                              -- who may hear of it
  event jsonb not null,
  primary key (business_id, seq)
);

alter table event_counters enable row level security;

create policy own_business on event_counters
  using (business_id = current_setting('app.business_id')::uuid);

alter table events enable row level security;

create policy own_business on events
  using (business_id = current_setting('app.business_id')::uuid);

grant select, insert, update on event_counters to parlor_server;

grant select, insert, delete on events to parlor_server;

-- A nudge can be lost: every process also reads the counters of the businesses on its screens.
create function event_counters_of(businesses uuid[])
  returns table (business_id uuid, last bigint)
  language sql stable security definer set search_path = public, pg_temp as $$
  select c.business_id, c.last from event_counters c where c.business_id = any(businesses)
$$;

create function businesses_with_old_events(before timestamptz, most integer)
  returns setof uuid language sql stable security definer set search_path = public, pg_temp as $$
  select c.business_id from event_counters c
  where exists (select from events e where e.business_id = c.business_id
    and e.seq = c.forgotten_through + 1 and e.at < before)
  limit most
$$;

create function numbers_of_all_businesses()
  returns table (business_id uuid, number_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select business_id, id from numbers
$$;

revoke execute on function event_counters_of, businesses_with_old_events,
  numbers_of_all_businesses from public;

grant execute on function event_counters_of, businesses_with_old_events,
  numbers_of_all_businesses to parlor_server;
