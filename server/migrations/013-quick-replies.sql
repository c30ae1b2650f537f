create table quick_replies (
  business_id uuid not null references businesses,
  id uuid not null,
  owner_id uuid not null,
  name text not null,
  body text not null,
  is_shared boolean not null default false,
  changed_at timestamptz(3) not null,
  primary key (business_id, id),
  foreign key (business_id, owner_id) references staff
);

create index quick_replies_of_owner on quick_replies (business_id, owner_id);

create index quick_replies_shared on quick_replies (business_id) where is_shared;

alter table quick_replies enable row level security;

create policy own_business on quick_replies
  using (business_id = current_setting('app.business_id')::uuid);

grant select, insert, update, delete on quick_replies to parlor_server;
