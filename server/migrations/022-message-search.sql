-- Words inside messages. A text is written here once, when it comes or leaves: what becomes of it
-- later (sent, delivered, failed) never touches the index.
create extension if not exists btree_gin;

create table searchable_texts (
  business_id uuid not null references businesses,
  message_id uuid not null,                             -- without a text, the row is gone
  conversation_id uuid not null,
  at timestamptz(3) not null,
  words text not null,                                  -- folded, blanks around each; +media: with a picture
  primary key (business_id, message_id)
);

-- " hi can we move it to 3 " of "Hi! Can we move it to 3?"
create function words_of_text(body text, with_media boolean) returns text
  language sql immutable parallel safe as $$
  select ' ' || case when octet_length(body) = length(body)
    then translate(lower(body), E'!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\n\r\t''', repeat(' ', 34))
    else regexp_replace(fold(body), '[^[:alnum:]]+', ' ', 'g') end
    || case when with_media then ' +media ' else ' ' end
$$;

-- Each word, and its beginnings of 3 to 8 letters as "appo~": an unfinished word is found like a whole one.
create function lexemes_of(words text) returns tsvector
  language plpgsql immutable parallel safe cost 2000 as $$
declare
  word text;
  found text[] := '{}';
begin
  foreach word in array string_to_array(words, ' ') loop
    continue when word = '';
    word := left(word, 64);
    found := found || word;
    for letters in 3 .. least(8, length(word) - 1) loop
      found := found || (left(word, letters) || '~');
    end loop;
  end loop;
  return array_to_tsvector(found);
end $$;

-- Hour and day are in the index, so that a common word is looked for among the newest texts alone.
create index searchable_texts_words on searchable_texts using gin (business_id, conversation_id,
  date_trunc('hour', at at time zone 'UTC'), date_trunc('day', at at time zone 'UTC'),
  lexemes_of(words)) with (gin_pending_list_limit = 64);

insert into searchable_texts (business_id, message_id, conversation_id, at, words)
select business_id, id, conversation_id, at, words_of_text(body, media <> '[]')
from messages where deleted_at is null and status not in ('scheduled', 'cancelled')
order by at;

alter table searchable_texts enable row level security;

create policy own_business on searchable_texts
  using (business_id = current_setting('app.business_id')::uuid);

grant select, insert, update, delete on searchable_texts to parlor_server;

-- The newest texts of a business that hold what is asked for: of some hours, of some days, or of all time.
-- Row-level security would switch the index off, as @@ is not known to be leakproof: hence the owner's
-- rights, and a business that is named first. `beginning` is a word whose first eight letters are asked;
-- `within` counts for all of time only: each of its conversations is a search of its own.
create function find_texts(business uuid, asked tsquery, beginning text, hours timestamp[],
    days timestamp[], within uuid[], since timestamptz, before_at timestamptz, before_id uuid,
    most integer)
  returns table (message_id uuid, conversation_id uuid, at timestamptz)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if hours is not null then
    return query select t.message_id, t.conversation_id, t.at::timestamptz from searchable_texts t
      where t.business_id = business and date_trunc('hour', t.at at time zone 'UTC') = any(hours)
        and lexemes_of(t.words) @@ asked and (t.at, t.message_id) < (before_at, before_id)
        and (since is null or t.at >= since)
        and (beginning is null or position(' ' || beginning in t.words) > 0)
      order by t.at desc, t.message_id desc limit most;
  elsif days is not null then
    return query select t.message_id, t.conversation_id, t.at::timestamptz from searchable_texts t
      where t.business_id = business and date_trunc('day', t.at at time zone 'UTC') = any(days)
        and lexemes_of(t.words) @@ asked and (t.at, t.message_id) < (before_at, before_id)
        and (since is null or t.at >= since)
        and (beginning is null or position(' ' || beginning in t.words) > 0)
      order by t.at desc, t.message_id desc limit most;
  elsif within is not null then
    return query select t.message_id, t.conversation_id, t.at::timestamptz from searchable_texts t
      where t.business_id = business and t.conversation_id = any(within)
        and lexemes_of(t.words) @@ asked and (t.at, t.message_id) < (before_at, before_id)
        and (since is null or t.at >= since)
        and (beginning is null or position(' ' || beginning in t.words) > 0)
      order by t.at desc, t.message_id desc limit most;
  else
    return query select t.message_id, t.conversation_id, t.at::timestamptz from searchable_texts t
      where t.business_id = business
        and lexemes_of(t.words) @@ asked and (t.at, t.message_id) < (before_at, before_id)
        and (since is null or t.at >= since)
        and (beginning is null or position(' ' || beginning in t.words) > 0)
      order by t.at desc, t.message_id desc limit most;
  end if;
end $$;

revoke execute on function find_texts from public;

grant execute on function find_texts to parlor_server;

-- The phone of each conversation, whole, without its area and its end alone: a stranger has no words.
create table conversation_phones (
  business_id uuid not null,
  digits text collate "C" not null,
  conversation_id uuid not null,
  primary key (business_id, digits, conversation_id),
  foreign key (business_id, conversation_id) references conversations
);

insert into conversation_phones (business_id, digits, conversation_id)
select business_id, digits, id
from conversations cross join unnest(array[substr(phone, 2), right(phone, 7), right(phone, 4)]) digits
on conflict do nothing;

alter table conversation_phones enable row level security;

create policy own_business on conversation_phones
  using (business_id = current_setting('app.business_id')::uuid);

grant select, insert, update, delete on conversation_phones to parlor_server;

-- What filters ask for.
create index conversations_closed_assigned on conversations (business_id, assignee_id)
  where closed_at is not null;

create index messages_with_media on messages (business_id, conversation_id) where media <> '[]';

create table saved_views (
  business_id uuid not null references businesses,
  id uuid not null,
  owner_id uuid not null,
  name text not null,
  is_shared boolean not null default false,
  view text not null,
  filters jsonb not null,
  changed_at timestamptz(3) not null,
  primary key (business_id, id),
  foreign key (business_id, owner_id) references staff
);

create index saved_views_of_owner on saved_views (business_id, owner_id);

create index saved_views_shared on saved_views (business_id) where is_shared;

alter table saved_views enable row level security;

create policy own_business on saved_views
  using (business_id = current_setting('app.business_id')::uuid);

grant select, insert, update, delete on saved_views to parlor_server;
