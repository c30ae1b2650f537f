-- Who did what to what and when: written once. Each line holds the hash of the one before, so that
-- a line that was changed or taken out behind our back is found.
create table audit_lines (
  business_id uuid not null references businesses,
  seq bigint not null,
  id uuid not null,
  at timestamptz(3) not null,
  by_id uuid,
  act text not null,
  subject_kind text not null,
  subject_id text not null,
  details jsonb not null default '{}',
  hash bytea not null,
  primary key (business_id, seq),
  unique (business_id, id)
);

create index audit_lines_by on audit_lines (business_id, by_id, seq desc);

create index audit_lines_of_subject on audit_lines (business_id, subject_id, seq desc);

create index audit_lines_of_act on audit_lines (business_id, act, seq desc);

alter table audit_lines enable row level security;

create policy own_business on audit_lines
  using (business_id = current_setting('app.business_id')::uuid);

-- No update and no delete: not even a fault of ours can rewrite it.
grant select, insert on audit_lines to parlor_server;

-- The hash of a line, from the one before it and all that the line says.
create function audit_hash(before bytea, seq bigint, id uuid, at timestamptz, by_id uuid, act text,
  subject_kind text, subject_id text, details jsonb) returns bytea language sql stable as $$
  select sha256(before || convert_to(jsonb_build_array(seq, id,
    extract(epoch from at)::text, by_id, act, subject_kind, subject_id, details)::text, 'UTF8'))
$$;
