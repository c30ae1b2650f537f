-- Which demo world was begun and ended: one that was begun only is half, and made anew.

create table demo_worlds (
  name text primary key,
  begun_at timestamptz(3) not null,
  filled_at timestamptz(3)
);

grant select on demo_worlds to parlor_server;
