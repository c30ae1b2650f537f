-- What happened to a visit, as its client's history tells it. It stays with the client who had the visit
-- then.
create table appointment_entries (
  business_id uuid not null,
  id uuid not null,
  appointment_id uuid not null,
  client_id uuid not null,
  kind text not null check (kind in ('booked', 'moved', 'confirmed', 'cancelled', 'kept', 'missed')),
  what text not null,                                   -- "Balayage with Zoe"
  starts_at timestamptz(3) not null,                    -- when it was to be from then on
  by_id uuid,
  at timestamptz(3) not null,
  primary key (business_id, id),
  foreign key (business_id, appointment_id) references appointments on delete cascade,
  foreign key (business_id, client_id) references clients
);

create index appointment_entries_of_client on appointment_entries
  (business_id, client_id, at desc, id desc);

create index appointment_entries_of_visit on appointment_entries (business_id, appointment_id);

alter table appointment_entries enable row level security;

create policy own_business on appointment_entries
  using (business_id = current_setting('app.business_id')::uuid);

grant select, insert, update, delete on appointment_entries to parlor_server;

-- Of the visits that there are, what their rows still know: that they were booked, and how they stand.
insert into appointment_entries
select a.business_id, gen_random_uuid(), a.id, a.client_id, told.kind,
  coalesce(s.name, 'Appointment') || ' with ' || split_part(m.name, ' ', 1), a.starts_at, told.by_id,
  told.at
from appointments a
join staff m on m.business_id = a.business_id and m.id = a.staff_id
left join services s on s.business_id = a.business_id and s.id = a.service_id
cross join lateral (
  select 'booked' as kind, a.created_by as by_id, a.created_at as at
  union all
  select case a.status when 'completed' then 'kept' when 'no-show' then 'missed' else a.status end,
    a.changed_by, a.changed_at
  where a.status in ('confirmed', 'cancelled', 'completed', 'no-show')
) told
where a.client_id is not null;
