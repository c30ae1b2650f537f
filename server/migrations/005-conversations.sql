create table conversations (
  business_id uuid not null references businesses,
  id uuid not null,
  number_id uuid not null,
  phone text not null,
  client_id uuid,
  assignee_id uuid,
  closed_at timestamptz(3),
  closed_by uuid,
  last_at timestamptz(3) not null,
  last_inbound_at timestamptz(3),
  unanswered integer not null default 0,
  last_message_id uuid,                                 -- with what a row of the inbox shows of it
  last_direction text,
  last_kind text,
  last_status text,
  last_failure text,
  last_preview text,
  last_pictures smallint not null default 0,
  primary key (business_id, id),
  unique (business_id, number_id, phone),
  foreign key (business_id, number_id) references numbers,
  foreign key (business_id, client_id) references clients
) with (fillfactor = 70);

create index conversations_all on conversations (business_id, last_at desc, id desc);

create index conversations_open on conversations (business_id, last_at desc, id desc)
  where closed_at is null;

create index conversations_unanswered on conversations (business_id, last_at desc, id desc)
  where closed_at is null and unanswered > 0;

create index conversations_failed on conversations (business_id, last_at desc, id desc)
  where closed_at is null and last_status in ('failed', 'undelivered');

create index conversations_closed on conversations (business_id, last_at desc, id desc)
  where closed_at is not null;

create index conversations_of_client on conversations (business_id, client_id);

create table conversation_reads (
  business_id uuid not null,
  conversation_id uuid not null,
  staff_id uuid not null,
  read_through timestamptz(3) not null,
  primary key (business_id, conversation_id, staff_id),
  foreign key (business_id, conversation_id) references conversations,
  foreign key (business_id, staff_id) references staff
);

alter table conversations enable row level security;

create policy own_business on conversations
  using (business_id = current_setting('app.business_id')::uuid);

alter table conversation_reads enable row level security;

create policy own_business on conversation_reads
  using (business_id = current_setting('app.business_id')::uuid);

grant select, insert, update, delete on conversations, conversation_reads to parlor_server;
