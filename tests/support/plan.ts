import { statement } from '#app/platform/db.server.ts'

/** How SQLite would run a query: one line for each step, `SEARCH … USING INDEX …` or `SCAN …`. */
export function planOf(sql: string): string {
  const marks = sql.split('?').length - 1
  const rows = statement(`EXPLAIN QUERY PLAN ${sql}`).all(...Array<string>(marks).fill('')) as { detail: string }[]
  return rows.map(({ detail }) => detail).join('\n')
}
