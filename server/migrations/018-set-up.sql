-- Which of these phones some business has already: a number answers to one address alone.
create function phones_taken(phones text[])
  returns setof text
  language sql stable security definer set search_path = public, pg_temp as $$
  select phone from numbers where phone = any(phones)
$$;

revoke execute on function phones_taken from public;

grant execute on function phones_taken to parlor_server;
