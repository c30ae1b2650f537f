-- The words of a client are found by the client, always: on a table that was small when the statement was
-- planned, or by the index of all who have a UID, each client of an import cost more than the one before.
create or replace function words_of_client(business uuid, client uuid)
  returns table (word text, kind text) language sql stable set enable_seqscan = off as $$
  select word, 'name' from clients k,
    regexp_split_to_table(fold(k.name) || ' ' || fold(regexp_replace(k.name, '[''’]', ' ', 'g')),
      '[^[:alnum:]]+') word
  where k.business_id = business and k.id = client and word <> ''
  union
  select word, 'patient' from patients p,
    regexp_split_to_table(fold(p.name), '[^[:alnum:]]+') word
  where p.business_id = business and p.client_id = client and word <> ''
  union
  select word, 'phone' from client_phones p,
    unnest(array[substr(p.phone, 2), right(p.phone, 7), right(p.phone, 4)]) word
  where p.business_id = business and p.client_id = client
  union
  select fold(e.email), 'email' from client_emails e
  where e.business_id = business and e.client_id = client
  union
  select fold(given.id), given.kind from clients k
    cross join lateral (values (k.uid, 'uid'), (k.external_id, 'external-id')) as given(id, kind)
  where k.business_id = business and k.id = client and given.id is not null
  union
  select client::text, 'id'
$$;
