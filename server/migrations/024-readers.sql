-- Who has read the client's last text, in the row itself: to tell what is unread, nobody's marks need be
-- looked up conversation by conversation.
alter table conversations add column readers uuid[] not null default '{}';

update conversations c set readers = r.staff_ids
from (select m.business_id, m.conversation_id, array_agg(m.staff_id) as staff_ids
  from conversation_marks m join conversations o
    on o.business_id = m.business_id and o.id = m.conversation_id
  where m.read_through >= o.last_inbound_at group by 1, 2) r
where c.business_id = r.business_id and c.id = r.conversation_id;
