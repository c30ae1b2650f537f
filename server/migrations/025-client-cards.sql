-- All that a client's card holds: several ways to reach them, whom they brought, what they agreed to.

alter table clients
  add column language text,                             -- BCP 47: fr-CA
  add column birthday text,                             -- 1988-06-06, or --06-06 where nobody knows the year
  add column preferred_channel text
    check (preferred_channel in ('text', 'email', 'phone', 'mail')),
  add column sort_name text collate "C" generated always as (fold(name)) stored;

create index clients_by_name on clients (business_id, sort_name, id);

alter table client_phones add column place smallint not null default 0;

alter table client_emails
  add column type text not null default 'other' check (type in ('home', 'work', 'other')),
  add column place smallint not null default 0;

-- A pet, a child: whom the client brings.
create table patients (
  business_id uuid not null,
  id uuid not null,
  client_id uuid not null,
  name text not null,
  kind text,                                            -- dog, daughter
  note text,
  created_at timestamptz(3) not null,
  primary key (business_id, id),
  foreign key (business_id, client_id) references clients
);

create index patients_of_client on patients (business_id, client_id, created_at);

-- What somebody agreed to, and what they took back: the last line of a contact and purpose holds.
create table consents (
  business_id uuid not null references businesses,
  id uuid not null,
  client_id uuid not null,
  contact text not null,                                -- a phone or an e-mail address
  purpose text not null check (purpose in ('appointments', 'marketing')),
  given boolean not null,
  source text not null,                                 -- 'at the desk', 'booking online', the name of a file
  by_id uuid,                                           -- null: the client
  at timestamptz(3) not null,
  primary key (business_id, id)
);

create index consents_of_client on consents (business_id, client_id, at desc, id desc);

create index consents_of_contact on consents (business_id, contact, purpose, at desc);

-- What the card tells beside texts and visits: notes, and what became of the client.
create table client_entries (
  business_id uuid not null,
  id uuid not null,
  client_id uuid not null,
  kind text not null check (kind in ('note', 'added', 'imported', 'merged', 'email')),
  body text,
  name text,                                            -- who was merged, the file, the subject
  status text,                                          -- of an e-mail: queued, sent, failed
  by_id uuid,
  at timestamptz(3) not null,
  primary key (business_id, id),
  foreign key (business_id, client_id) references clients
);

create index client_entries_of_client on client_entries (business_id, client_id, at desc, id desc);

-- Who was merged into whom: an old link leads on.
create table merged_clients (
  business_id uuid not null,
  id uuid not null,
  into_id uuid not null,
  at timestamptz(3) not null,
  primary key (business_id, id),
  foreign key (business_id, into_id) references clients
);

create index merged_clients_into on merged_clients (business_id, into_id);

alter table client_words drop constraint client_words_kind_check;

alter table client_words add constraint client_words_kind_check
  check (kind in ('name', 'phone', 'email', 'uid', 'external-id', 'id', 'patient'));

create or replace function words_of_client(business uuid, client uuid)
  returns table (word text, kind text) language sql stable as $$
  select word, 'name' from clients k,
    regexp_split_to_table(fold(k.name) || ' ' || fold(regexp_replace(k.name, '[''’]', ' ', 'g')),
      '[^[:alnum:]]+') word
  where k.business_id = business and k.id = client and word <> ''
  union
  select word, 'patient' from patients p,
    regexp_split_to_table(fold(p.name), '[^[:alnum:]]+') word
  where p.business_id = business and p.client_id = client and word <> ''
  union
  select word, 'phone' from client_phones p,
    unnest(array[substr(p.phone, 2), right(p.phone, 7), right(p.phone, 4)]) word
  where p.business_id = business and p.client_id = client
  union
  select fold(e.email), 'email' from client_emails e
  where e.business_id = business and e.client_id = client
  union
  select fold(k.uid), 'uid' from clients k
  where k.business_id = business and k.id = client and k.uid is not null
  union
  select fold(k.external_id), 'external-id' from clients k
  where k.business_id = business and k.id = client and k.external_id is not null
  union
  select client::text, 'id'
$$;

alter table patients enable row level security;

create policy own_business on patients
  using (business_id = current_setting('app.business_id')::uuid);

alter table consents enable row level security;

create policy own_business on consents
  using (business_id = current_setting('app.business_id')::uuid);

alter table client_entries enable row level security;

create policy own_business on client_entries
  using (business_id = current_setting('app.business_id')::uuid);

alter table merged_clients enable row level security;

create policy own_business on merged_clients
  using (business_id = current_setting('app.business_id')::uuid);

grant select, insert, update, delete on patients, client_entries, merged_clients to parlor_server;

grant select, insert, update, delete on consents to parlor_server;
