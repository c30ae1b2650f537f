-- Whether somebody has opened a letter to the account's address: a link may also be passed on by hand.
alter table accounts add column proven_at timestamptz(3);

alter table invitation_tokens add column mailed boolean not null default false;
