-- Which processes share this database: alone, one sends no NOTIFY.

create table processes (
  id uuid primary key,
  seen_at timestamptz(3) not null
);

-- Requests that a carrier made and we could not take: for a person to look at.
create table quarantine (
  id uuid primary key,
  at timestamptz(3) not null,
  carrier text not null,
  token text not null,
  reason text not null check (reason in ('bad-signature', 'malformed', 'story-threw')),
  method text not null,
  url text not null,
  headers jsonb not null,
  body bytea not null
);

create index quarantine_by_reason on quarantine (reason, at);

grant select, insert, update, delete on processes, quarantine to parlor_server;

-- Jobs are enqueued inside a story's transaction; the queue's own tables refuse other roles.
create function enqueue(job text, payload json, job_key text)
  returns void language sql security definer set search_path = pg_temp as $$
  select graphile_worker.add_job(job, payload, job_key => job_key, max_attempts => 8)
$$;

revoke execute on function enqueue from public;

grant execute on function enqueue to parlor_server;
