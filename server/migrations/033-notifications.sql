-- What somebody is told of stands in the texts and the entries of threads already; kept is what she has read.
create table notification_marks (
  business_id uuid not null references businesses,
  staff_id uuid not null,
  read_through timestamptz(3) not null,
  primary key (business_id, staff_id),
  foreign key (business_id, staff_id) references staff
);

create table notification_reads (
  business_id uuid not null references businesses,
  staff_id uuid not null,
  item_id uuid not null,                                -- a text or an entry of a thread
  at timestamptz(3) not null,                           -- when that was
  primary key (business_id, staff_id, item_id),
  foreign key (business_id, staff_id) references staff
);

create index messages_inbound on messages (business_id, at desc, id desc)
  where direction = 'inbound' and deleted_at is null;

create index messages_not_delivered on messages (business_id, failed_at desc, id desc)
  where status in ('failed', 'undelivered') and deleted_at is null;

create index thread_entries_told on thread_entries (business_id, at desc, id desc)
  where kind in ('note', 'assigned', 'opted-out', 'appointment-booked', 'appointment-moved',
    'appointment-confirmed', 'appointment-cancelled');

alter table notification_marks enable row level security;

create policy own_business on notification_marks
  using (business_id = current_setting('app.business_id')::uuid);

alter table notification_reads enable row level security;

create policy own_business on notification_reads
  using (business_id = current_setting('app.business_id')::uuid);

grant select, insert, update, delete on notification_marks, notification_reads to parlor_server;
