-- What reaches somebody beside the list of notifications, and where; nothing here: the usual.
create table notification_preferences (
  business_id uuid not null references businesses,
  staff_id uuid not null,
  preferences jsonb not null,
  primary key (business_id, staff_id),
  foreign key (business_id, staff_id) references staff
);

alter table notification_preferences enable row level security;

create policy own_business on notification_preferences
  using (business_id = current_setting('app.business_id')::uuid);

grant select, insert, update, delete on notification_preferences to parlor_server;
