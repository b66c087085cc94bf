import { statement } from '#app/platform/db.server.ts'

export const PEOPLE_A_PAGE = 25

export interface FoundPerson {
  id: string
  name: string | null
  email: string
  role: string
  signedUpAt: string
}

const COLUMNS = 'id, displayName AS name, email, role, signedUpAt'
const NEWEST = `SELECT ${COLUMNS} FROM User WHERE signedUpAt IS NOT NULL AND email IS NOT NULL
  ORDER BY signedUpAt DESC LIMIT @limit OFFSET @offset`
/** Both halves are ranges of an index; together they are sorted only as far as somebody pages. */
const MATCHING = `SELECT ${COLUMNS} FROM (
    SELECT id FROM User WHERE email >= @low AND email < @high
    UNION SELECT id FROM User WHERE displayName >= @text COLLATE NOCASE AND displayName < @end COLLATE NOCASE
    LIMIT 1000
  ) JOIN User USING (id) WHERE email IS NOT NULL
  ORDER BY displayName COLLATE NOCASE, email LIMIT @limit OFFSET @offset`
/** Sorts after every character that a name may hold. */
const LAST = '\u{10ffff}'

/** Signed-up people whose name or e-mail begins with a text; without one, the newest. */
export function findPeople(text: string, page: number): { people: FoundPerson[]; hasNext: boolean } {
  const bounds = { limit: PEOPLE_A_PAGE + 1, offset: (page - 1) * PEOPLE_A_PAGE }
  const wanted = text.trim()
  const low = wanted.toLowerCase()
  const rows = (
    wanted === ''
      ? statement(NEWEST).all(bounds)
      : statement(MATCHING).all({ ...bounds, low, high: low + LAST, text: wanted, end: wanted + LAST })
  ) as FoundPerson[]
  const people = rows.slice(0, PEOPLE_A_PAGE).map(({ id, name, email, role, signedUpAt }) => ({
    id,
    name,
    email,
    role,
    signedUpAt: new Date(signedUpAt).toISOString(),
  }))
  return { people, hasNext: rows.length > PEOPLE_A_PAGE }
}

/** The id of the account of an e-mail; null when there is none. */
export function findByEmail(email: string): string | null {
  const row = statement('SELECT id FROM User WHERE email = ?').get(email.trim().toLowerCase()) as
    { id: string } | undefined
  return row?.id ?? null
}
