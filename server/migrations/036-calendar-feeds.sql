-- The secret address of somebody's appointments. Its last part is signed from `secret_id` and stands
-- nowhere; another `secret_id` is another address.
create table calendar_feeds (
  business_id uuid not null references businesses,
  staff_id uuid not null,
  secret_id uuid not null,
  made_at timestamptz(3) not null,
  primary key (business_id, staff_id),
  foreign key (business_id, staff_id) references staff
);

alter table calendar_feeds enable row level security;

create policy own_business on calendar_feeds
  using (business_id = current_setting('app.business_id')::uuid);

grant select, insert, update, delete on calendar_feeds to parlor_server;
