-- What the clock does: snoozes end, and what nobody has touched for days is closed once a local day.

create index conversations_due on conversations (snoozed_until, business_id)
  where snoozed_until is not null;

alter table businesses add column auto_closed_on date;

create function businesses_with_due_snoozes(moment timestamptz, most integer)
  returns setof uuid language sql stable security definer set search_path = public, pg_temp as $$
  select distinct business_id from (
    select business_id from conversations where snoozed_until <= moment
    order by snoozed_until limit most
  ) due
$$;

-- From three in the morning on, when nobody is at the desk.
create function businesses_to_auto_close(moment timestamptz, most integer)
  returns setof uuid language sql stable security definer set search_path = public, pg_temp as $$
  select id from businesses
  where auto_close_days is not null
    and extract(hour from moment at time zone time_zone) >= 3
    and (auto_closed_on is null or auto_closed_on < (moment at time zone time_zone)::date)
  limit most
$$;

revoke execute on function businesses_with_due_snoozes, businesses_to_auto_close from public;

grant execute on function businesses_with_due_snoozes, businesses_to_auto_close
  to parlor_server;

-- A deleted text is taken out of the events that told of it.
grant update (event) on events to parlor_server;
