-- What tells of a deleted text is found without reading all that happened in a week. A column, because
-- a policy lets an index be asked with operators only that cannot leak, and those of JSON could.

alter table events
  add column conversation_id uuid generated always as ((audience->>'conversation')::uuid) stored;

create index events_of_conversation on events (business_id, conversation_id);
