-- How a person comes in: global tables, because a person signs in before a business is entered.

alter table accounts alter column password_hash drop not null;

-- A session that a business's own provider vouched for reaches that business alone.
alter table sessions add column method text not null default 'password'
  check (method in ('password', 'passkey', 'single-sign-on'));

create index sessions_of_staff on sessions (business_id, staff_id);

create table passkeys (
  id uuid primary key,
  account_id uuid not null references accounts,
  credential_id text not null unique,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null default '{}',
  name text not null,
  created_at timestamptz(3) not null,
  used_at timestamptz(3)
);

create index passkeys_of_account on passkeys (account_id);

-- Codes of an authenticator; `last_step` is the half minute whose code was used last.
create table codes (
  account_id uuid primary key references accounts,
  secret_sealed bytea not null,
  confirmed_at timestamptz(3),
  last_step bigint not null default 0
);

create table recovery_codes (
  account_id uuid not null references accounts,
  code_hash bytea not null,
  primary key (account_id, code_hash)
);

-- What a browser was asked, for some minutes.
create table challenges (
  id uuid primary key,
  account_id uuid references accounts,
  challenge text not null,
  expires_at timestamptz(3) not null
);

create index challenges_expired on challenges (expires_at);

create table password_resets (
  token_hash bytea primary key,
  account_id uuid not null references accounts,
  expires_at timestamptz(3) not null
);

create index password_resets_of_account on password_resets (account_id);

create table single_sign_on (
  business_id uuid primary key,
  issuer text not null,
  client_id text not null,
  client_secret_sealed bytea not null,
  email_domain text not null
);

create index single_sign_on_of_domain on single_sign_on (email_domain);

create table sign_on_attempts (
  state_hash bytea primary key,
  business_id uuid not null,
  browser_hash bytea not null,
  verifier_sealed bytea not null,
  nonce text not null,
  expires_at timestamptz(3) not null
);

-- From the token in an invitation's link to its business.
create table invitation_tokens (
  token_hash bytea primary key,
  business_id uuid not null,
  invitation_id uuid not null
);

create index invitation_tokens_of_invitation on invitation_tokens (business_id, invitation_id);

-- The one-time link that an empty installation prints in its log.
create table set_up_links (
  token_hash bytea primary key,
  created_at timestamptz(3) not null
);

grant select, insert, update, delete on passkeys, codes, recovery_codes, challenges,
  password_resets, single_sign_on, sign_on_attempts, invitation_tokens, set_up_links
  to parlor_server;

create table invitations (
  business_id uuid not null references businesses,
  id uuid not null,
  email text not null check (email = lower(email)),
  name text not null,
  role text not null,                                   -- a built-in one, or the id of an own one
  location_ids uuid[] not null default '{}',
  invited_by uuid,
  invited_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  primary key (business_id, id),
  unique (business_id, email)
);

alter table invitations enable row level security;

create policy own_business on invitations
  using (business_id = current_setting('app.business_id')::uuid);

grant select, insert, update, delete on invitations to parlor_server;

alter table businesses add column kind text not null default 'other';

alter table businesses add column country text;

alter table businesses add column set_up_at timestamptz(3);

alter table businesses add column first_text_conversation_id uuid;

update businesses set set_up_at = created_at;
