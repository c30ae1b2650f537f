-- What waits for its time is found by its conversation, and by its time over all businesses.

create index messages_scheduled_in_thread on messages (business_id, conversation_id, due_at)
  where status = 'scheduled';

create function businesses_with_due_schedules(moment timestamptz, most integer)
  returns setof uuid language sql stable security definer set search_path = public, pg_temp as $$
  select distinct business_id from (
    select business_id from messages where status = 'scheduled' and deleted_at is null and due_at <= moment
    order by due_at limit most
  ) due
$$;

revoke execute on function businesses_with_due_schedules from public;

grant execute on function businesses_with_due_schedules to parlor_server;
