-- What a business knows of its clients beside a name, and the words by which they are found.

alter table clients
  add column uid text,                                  -- what the business itself calls the client
  add column external_id text,                          -- what another system calls it
  add column type text;                                 -- member, lead

create unique index clients_uid on clients (business_id, uid);

create unique index clients_external_id on clients (business_id, external_id);

create index clients_of_type on clients (business_id, type);

alter table client_phones add column type text not null default 'mobile'
  check (type in ('mobile', 'home', 'work', 'other'));

create table client_emails (
  business_id uuid not null,
  email text not null,
  client_id uuid not null,
  primary key (business_id, email, client_id),          -- a family may share one address
  foreign key (business_id, client_id) references clients
);

create index client_emails_of_client on client_emails (business_id, client_id);

create table client_groups (
  business_id uuid not null references businesses,
  id uuid not null,
  name text not null,
  created_at timestamptz(3) not null,
  primary key (business_id, id)
);

create unique index client_groups_name on client_groups (business_id, lower(name));

create table client_group_members (
  business_id uuid not null,
  group_id uuid not null,
  client_id uuid not null,
  primary key (business_id, group_id, client_id),
  foreign key (business_id, group_id) references client_groups,
  foreign key (business_id, client_id) references clients
);

create index client_group_members_of_client on client_group_members (business_id, client_id);

-- Each word by which a client is found, folded. In the order of bytes a beginning is a range of the
-- key, asked for with >= and <: unlike LIKE they are leakproof, so row-level security lets the index in.
create table client_words (
  business_id uuid not null,
  word text collate "C" not null,
  client_id uuid not null,
  kind text not null check (kind in ('name', 'phone', 'email', 'uid', 'external-id', 'id')),
  primary key (business_id, word, client_id, kind),
  foreign key (business_id, client_id) references clients
);

create index client_words_of_client on client_words (business_id, client_id);

-- "Sørensen" and "SORENSEN" are one word.
create function fold(words text) returns text language sql immutable parallel safe as $$
  select replace(replace(replace(
    translate(regexp_replace(lower(normalize(words, NFKD)), '[\u0300-\u036f''’]', '', 'g'),
      'øłđðı', 'olddi'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe')
$$;

-- Every word of the name, also "rourke" of O'Rourke; a number whole, without its area and its end alone.
create function words_of_client(business uuid, client uuid)
  returns table (word text, kind text) language sql stable as $$
  select word, 'name' from clients k,
    regexp_split_to_table(fold(k.name) || ' ' || fold(regexp_replace(k.name, '[''’]', ' ', 'g')),
      '[^[:alnum:]]+') word
  where k.business_id = business and k.id = client and word <> ''
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

insert into client_words (business_id, client_id, word, kind)
select k.business_id, k.id, w.word, w.kind
from clients k cross join lateral words_of_client(k.business_id, k.id) w;

alter table client_emails enable row level security;

create policy own_business on client_emails
  using (business_id = current_setting('app.business_id')::uuid);

alter table client_groups enable row level security;

create policy own_business on client_groups
  using (business_id = current_setting('app.business_id')::uuid);

alter table client_group_members enable row level security;

create policy own_business on client_group_members
  using (business_id = current_setting('app.business_id')::uuid);

alter table client_words enable row level security;

create policy own_business on client_words
  using (business_id = current_setting('app.business_id')::uuid);

grant select, insert, update, delete on client_emails, client_groups, client_group_members,
  client_words to parlor_server;
