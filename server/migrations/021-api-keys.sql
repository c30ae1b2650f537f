-- A program that works for one business. Its row among the staff has the same id and has never been
-- at the desk: so that its texts have an author with a name.
create table api_keys (
  business_id uuid not null references businesses,
  id uuid not null,
  scopes text[] not null check (scopes <> '{}' and scopes <@ '{read,send,manage}'),
  ending text not null,
  made_by uuid not null,
  made_at timestamptz(3) not null,
  expires_at timestamptz(3),
  used_at timestamptz(3),
  primary key (business_id, id),
  foreign key (business_id, id) references staff,
  foreign key (business_id, made_by) references staff
);

alter table api_keys enable row level security;

create policy own_business on api_keys
  using (business_id = current_setting('app.business_id')::uuid);

-- From a key to its business; the key itself is nowhere.
create table api_key_tokens (
  token_hash bytea primary key,
  business_id uuid not null,
  key_id uuid not null
);

create index api_key_tokens_of_key on api_key_tokens (business_id, key_id);

grant select, insert, update, delete on api_keys, api_key_tokens to parlor_server;
