/** Writes the texts `m` of a statement where their words are found, in that statement itself. What is
 * scheduled is not written yet: it may still be changed. */
export const makeFindable = `
  insert into searchable_texts (business_id, message_id, conversation_id, at, words)
  select $1, m.id, m.conversation_id, m.at, words_of_text(m.body, m.media <> '[]') from m`
