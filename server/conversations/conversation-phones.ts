/** Writes the digits by which the conversations `c` of a statement are found: whole, without their area
 * and their end alone. */
export const findableByPhone = `
  insert into conversation_phones (business_id, digits, conversation_id)
  select $1, digits, c.id
  from c cross join unnest(array[substr(c.phone, 2), right(c.phone, 7), right(c.phone, 4)]) digits
  on conflict do nothing`
