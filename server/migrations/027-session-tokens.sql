-- The tokens that open a session. The first one's hash stays the session's name; when somebody's rights
-- change, her browser is given another.
create table session_tokens (
  token_hash bytea primary key,
  session_hash bytea not null references sessions on delete cascade,
  rights integer not null,                              -- the number of her rights when it was given
  given_at timestamptz(3) not null,
  shown_at timestamptz(3),                              -- when the browser first came with it
  good_until timestamptz(3)                             -- set when the browser came with another
);

create index session_tokens_of_session on session_tokens (session_hash);

create index session_tokens_replaced on session_tokens (good_until) where good_until is not null;

insert into session_tokens (token_hash, session_hash, rights, given_at, shown_at)
select s.token_hash, s.token_hash, m.rights, s.created_at, s.created_at
from sessions s join memberships m on m.account_id = s.account_id
  and m.business_id = s.business_id and m.staff_id = s.staff_id;

-- For which rights, and when, a token was last given: of many requests at once one gets it.
alter table sessions add column renewed_rights integer;

alter table sessions add column renewed_at timestamptz(3);

grant select, insert, update, delete on session_tokens to parlor_server;
