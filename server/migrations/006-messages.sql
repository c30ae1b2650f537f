create table messages (
  business_id uuid not null,
  id uuid not null,                                     -- made by the sender, so a retry is the same row
  conversation_id uuid not null,
  number_id uuid not null,                              -- which of ours; its rate is kept by number
  direction text not null check (direction in ('inbound', 'outbound')),
  kind text not null,
  label text,
  body text not null,
  media jsonb not null default '[]',
  author_id uuid,
  status text not null,
  failure text,
  carrier_code text,
  failed_at timestamptz(3),
  may_resend boolean not null default false,
  resend_of uuid,
  segments smallint not null,
  at timestamptz(3) not null,                           -- strictly rising within a conversation
  carrier_account_id uuid not null,
  carrier_message_id text,
  priority smallint not null default 0,                 -- people first, campaigns last
  due_at timestamptz(3),                                -- outbound: not to be handed over earlier
  attempt smallint not null default 0,                  -- the fencing token: a stale worker holds a lower one
  first_tried_at timestamptz(3),
  tried_at timestamptz(3),                              -- the last attempt: where a look-up searches
  missed_at timestamptz(3),                             -- unknown: since then the carrier's list lacks it
  lease_until timestamptz(3),                           -- sending: until then; unknown: look again then
  primary key (business_id, id),
  unique (business_id, carrier_account_id, carrier_message_id),  -- a carrier may tell us twice
  foreign key (business_id, conversation_id) references conversations
) with (fillfactor = 85);

create index messages_in_thread on messages (business_id, conversation_id, at desc, id desc);

-- The outbox: what has not left yet, in the order of its lane.
create index messages_waiting on messages (business_id, conversation_id, at)
  where status in ('queued', 'sending', 'unknown');

create index messages_queued on messages (business_id, number_id, priority, due_at, at)
  where status = 'queued';

create index messages_due on messages (due_at, business_id) where status = 'queued';

create index messages_leased on messages (lease_until, business_id)
  where status in ('sending', 'unknown');

-- What carriers said, each thing once, also what came too late to matter.
create table receipts (
  business_id uuid not null,
  message_id uuid not null,
  carrier_status text not null,
  carrier_code text not null default '',
  at timestamptz(3) not null,
  primary key (business_id, message_id, carrier_status, carrier_code),
  foreign key (business_id, message_id) references messages
);

alter table messages enable row level security;

create policy own_business on messages
  using (business_id = current_setting('app.business_id')::uuid);

alter table receipts enable row level security;

create policy own_business on receipts
  using (business_id = current_setting('app.business_id')::uuid);

grant select, insert, update, delete on messages, receipts to parlor_server;

-- Lock-free sweep over all businesses: whose texts are due? The claim is made inside each business.
create function businesses_with_due_texts(moment timestamptz, most integer)
  returns setof uuid language sql stable security definer set search_path = public, pg_temp as $$
  select distinct business_id from (
    select business_id from messages where status = 'queued' and due_at <= moment
    order by due_at limit most
  ) due
$$;

create function businesses_with_overdue_leases(moment timestamptz, most integer)
  returns setof uuid language sql stable security definer set search_path = public, pg_temp as $$
  select distinct business_id from (
    select business_id from messages where status in ('sending', 'unknown') and lease_until <= moment
    order by lease_until limit most
  ) overdue
$$;

revoke execute on function businesses_with_due_texts, businesses_with_overdue_leases from public;

grant execute on function businesses_with_due_texts, businesses_with_overdue_leases
  to parlor_server;
