/** As the owner: conversations whose row says something else than a recount of their texts. A world
 * is written without the stories that keep the row, so this is how it proves itself. */
export const conversationsThatMiscount = `
    select c.id from conversations c
    join lateral (
      select count(*) as texts, max(at) as last_at,
        max(at) filter (where direction = 'inbound') as in_at,
        max(at) filter (where direction = 'outbound') as out_at, min(at) as first_at
      from messages m where m.business_id = c.business_id and m.conversation_id = c.id
    ) s on true
    left join messages l on l.business_id = c.business_id and l.conversation_id = c.id
      and l.at = s.last_at
    where (c.last_at, c.last_message_id, c.last_direction, c.last_kind, c.last_status,
        c.last_preview,
        c.last_pictures, c.unanswered)
      is distinct from (s.last_at, l.id, l.direction, l.kind, l.status,
        left(regexp_replace(l.body, '\\s+', ' ', 'g'), 140), jsonb_array_length(l.media),
        (select count(*) from messages u where u.business_id = c.business_id
          and u.conversation_id = c.id and u.at > coalesce(s.out_at, '-infinity')))
      or c.last_inbound_at is distinct from s.in_at or c.last_failure is distinct from l.failure
      or c.readers is distinct from array(select r.staff_id from conversation_marks r
        where r.business_id = c.business_id and r.conversation_id = c.id
          and r.read_through >= c.last_inbound_at order by 1)
      or c.closed_at < s.last_at or s.last_at > now()
      or c.client_id is distinct from (select p.client_id from client_phones p
        where p.business_id = c.business_id and p.phone = c.phone order by p.client_id limit 1)`
