-- Open or closed, assignment, snooze, labels and blocking are everybody's; what is read, marked as unread,
-- muted and pinned is each person's own.

alter table conversations
  add column snoozed_until timestamptz(3),
  add column snoozed_by uuid,
  add column blocked_at timestamptz(3),                 -- its phone is in blocked_phones
  add column deleted_at timestamptz(3),                 -- for good; a new text begins it anew
  add column scheduled smallint not null default 0;     -- texts that wait for their time

create index conversations_assigned on conversations (business_id, assignee_id, last_at desc, id desc)
  where closed_at is null;

create index conversations_scheduled on conversations (business_id, last_at desc, id desc)
  where scheduled > 0;

create index conversations_snoozed on conversations (business_id, last_at desc, id desc)
  where snoozed_until is not null;

create index conversations_blocked on conversations (business_id, last_at desc, id desc)
  where blocked_at is not null;

create index conversations_of_phone on conversations (business_id, phone);

alter table conversation_reads rename to conversation_marks;

alter table conversation_marks
  alter column read_through drop not null,
  add column unread_at timestamptz(3),                  -- marked as unread by hand
  add column muted_at timestamptz(3),
  add column pinned_at timestamptz(3);

create index conversation_marks_unread on conversation_marks (business_id, staff_id)
  where unread_at is not null;

create index conversation_marks_pinned on conversation_marks (business_id, staff_id)
  where pinned_at is not null;

create table labels (
  business_id uuid not null references businesses,
  id uuid not null,
  name text not null,
  colour smallint not null,
  created_at timestamptz(3) not null,
  primary key (business_id, id)
);

create unique index labels_name on labels (business_id, lower(name));

create table conversation_labels (
  business_id uuid not null,
  conversation_id uuid not null,
  label_id uuid not null,
  primary key (business_id, conversation_id, label_id),
  foreign key (business_id, conversation_id) references conversations,
  foreign key (business_id, label_id) references labels
);

create index conversation_labels_of_label on conversation_labels (business_id, label_id);

create table blocked_phones (
  business_id uuid not null references businesses,
  phone text not null,
  blocked_at timestamptz(3) not null,
  blocked_by uuid not null,
  why text not null,
  attempts integer not null default 0,                  -- texts since
  last_attempt_at timestamptz(3),
  primary key (business_id, phone)
);

-- What stands in a thread beside the texts: internal notes, and what happened to the conversation.
create table thread_entries (
  business_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  kind text not null,
  by_id uuid,                                           -- null: Parlor itself
  body text,
  mentions uuid[] not null default '{}',
  to_id uuid,
  name text,
  until timestamptz(3),
  at timestamptz(3) not null,
  primary key (business_id, id),
  foreign key (business_id, conversation_id) references conversations
);

create index thread_entries_in_thread on thread_entries
  (business_id, conversation_id, at desc, id desc);

alter table messages
  add column deleted_at timestamptz(3),                 -- its body is gone; its carrier's id is kept
  add column cancel_on_reply boolean not null default false;

create index messages_scheduled on messages (due_at, business_id) where status = 'scheduled';

alter table businesses
  add column close_word text not null default 'close' check (close_word in ('close', 'archive')),
  add column auto_close_days smallint default 3 check (auto_close_days between 1 and 365);

alter table labels enable row level security;

create policy own_business on labels
  using (business_id = current_setting('app.business_id')::uuid);

alter table conversation_labels enable row level security;

create policy own_business on conversation_labels
  using (business_id = current_setting('app.business_id')::uuid);

alter table blocked_phones enable row level security;

create policy own_business on blocked_phones
  using (business_id = current_setting('app.business_id')::uuid);

alter table thread_entries enable row level security;

create policy own_business on thread_entries
  using (business_id = current_setting('app.business_id')::uuid);

grant select, insert, update, delete on labels, conversation_labels, blocked_phones, thread_entries
  to parlor_server;
