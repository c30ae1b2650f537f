-- New words wait in the list that stands before the index, where searches find them too. Whoever
-- writes a text must not stop to sort them in: that is done beside, for all of a moment at once. Only
-- when nobody does it for long, whoever fills the list empties it.
alter index searchable_texts_words set (gin_pending_list_limit = 4096);

-- One at a time over all processes; who finds another one at it has nothing to do.
create function sort_in_words() returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if pg_try_advisory_xact_lock(7127034) then
    perform gin_clean_pending_list('searchable_texts_words');
  end if;
end $$;

revoke execute on function sort_in_words from public;

grant execute on function sort_in_words to parlor_server;
