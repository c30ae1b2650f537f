import type { Db } from '../platform/db.ts'

export async function businessesWithDueSnoozes(db: Db, moment: Date, most: number) {
  const rows = await db.rows<{ id: string }>('select businesses_with_due_snoozes($1, $2) as id', [
    moment,
    most
  ])
  return rows.map(row => row.id)
}

export async function businessesToAutoClose(db: Db, moment: Date, most: number) {
  const rows = await db.rows<{ id: string }>('select businesses_to_auto_close($1, $2) as id', [
    moment,
    most
  ])
  return rows.map(row => row.id)
}
