import { createHash } from 'node:crypto'
import { redirect } from '@remix-run/node'
import { type Adapter, type DatabaseUser, Lucia, TimeSpan } from 'lucia'
import { now } from './clock.server.ts'
import { rawWrite, sqlTime, statement } from './db.server.ts'
import { env } from './env.server.ts'
import { newId } from './id.server.ts'

/**
 * Sessions: Lucia behind this one file (decisions/004). The cookie carries the session id, the database only its
 * SHA-256, so a stolen database opens no session. A session ends after 14 idle days and after 30 days in any case,
 * and gets a new id at login and when the role changes.
 */
const IDLE = new TimeSpan(14, 'd')
const ABSOLUTE = new TimeSpan(30, 'd')
const secure = env.ORIGIN.startsWith('https:')

export type Role = 'labeler' | 'reviewer' | 'operator' | 'admin'
export type Locale = 'ko' | 'en'
const RANK: Record<Role, number> = { labeler: 0, reviewer: 1, operator: 2, admin: 3 }

/** Who is asking. A guest has tried something but not signed up: the row exists, e-mail and password do not. */
export interface Person {
  id: string
  email: string | null
  displayName: string | null
  role: Role
  locale: Locale | null
  guest: boolean
}

interface UserRow {
  email: string | null
  displayName: string | null
  role: Role
  locale: Locale | null
}
interface SessionRow {
  userAgent: string
  createdAt: Date
}

declare module 'lucia' {
  interface Register {
    Lucia: typeof lucia
    DatabaseUserAttributes: UserRow
    DatabaseSessionAttributes: SessionRow
  }
}

/** What is stored of a session id: its SHA-256 in hex. */
export function hashSessionId(id: string): string {
  return createHash('sha256').update(id).digest('hex')
}

interface JoinedRow extends UserRow {
  userId: string
  expiresAt: string
  absoluteExpiresAt: string
  lastSeenAt: string
  userAgent: string
  createdAt: string
}
const SELECT = `SELECT s.userId, s.expiresAt, s.absoluteExpiresAt, s.lastSeenAt, s.userAgent, s.createdAt,
  u.email, u.displayName, u.role, u.locale FROM Session s JOIN User u ON u.id = s.userId AND u.deletedAt IS NULL`

const adapter: Adapter = {
  async getSessionAndUser(id) {
    const row = statement(`${SELECT} WHERE s.idHash = ?`).get(hashSessionId(id)) as JoinedRow | undefined
    const at = sqlTime(now())
    if (!row || row.absoluteExpiresAt <= at || row.expiresAt <= at) return [null, null]
    const user: DatabaseUser = {
      id: row.userId,
      attributes: { email: row.email, displayName: row.displayName, role: row.role, locale: row.locale },
    }
    const attributes = { userAgent: row.userAgent, createdAt: new Date(row.createdAt) }
    return [{ id, userId: row.userId, expiresAt: new Date(row.expiresAt), attributes }, user]
  },
  async getUserSessions(userId) {
    const rows = statement('SELECT * FROM Session WHERE userId = ?').all(userId) as (JoinedRow & { idHash: string })[]
    return rows.map((row) => ({
      id: row.idHash,
      userId,
      expiresAt: new Date(row.expiresAt),
      attributes: { userAgent: row.userAgent, createdAt: new Date(row.createdAt) },
    }))
  },
  async setSession(session) {
    const at = session.attributes.createdAt
    const absolute = new Date(at.getTime() + ABSOLUTE.milliseconds())
    await rawWrite(() =>
      statement(
        'INSERT INTO Session (idHash, userId, createdAt, expiresAt, absoluteExpiresAt, lastSeenAt, userAgent) VALUES (?, ?, ?, ?, ?, ?, ?)',
      ).run(
        hashSessionId(session.id),
        session.userId,
        sqlTime(at),
        sqlTime(session.expiresAt),
        sqlTime(absolute),
        sqlTime(at),
        session.attributes.userAgent,
      ),
    )
  },
  async updateSessionExpiration(id, expiresAt) {
    await rawWrite(() =>
      statement('UPDATE Session SET expiresAt = min(?, absoluteExpiresAt), lastSeenAt = ? WHERE idHash = ?').run(
        sqlTime(expiresAt),
        sqlTime(now()),
        hashSessionId(id),
      ),
    )
  },
  async deleteSession(id) {
    await rawWrite(() => statement('DELETE FROM Session WHERE idHash = ?').run(hashSessionId(id)))
  },
  async deleteUserSessions(userId) {
    await rawWrite(() => statement('DELETE FROM Session WHERE userId = ?').run(userId))
  },
  async deleteExpiredSessions() {
    await rawWrite(() => statement('DELETE FROM Session WHERE expiresAt <= ?').run(sqlTime(now())))
  },
}

const lucia = new Lucia(adapter, {
  sessionExpiresIn: IDLE,
  sessionCookie: {
    // `__Host-` binds the cookie to this host and to HTTPS; browsers refuse it over plain HTTP.
    name: secure ? '__Host-assay' : 'assay',
    attributes: { secure, sameSite: 'lax', path: '/' },
  },
  getUserAttributes: (row) => row,
  getSessionAttributes: (row) => row,
})

const known = new WeakMap<Request, Promise<{ person: Person | null; sessionId: string | null; fresh: boolean }>>()

async function read(cookie: string) {
  const id = lucia.readSessionCookie(cookie)
  if (!id || id.length > 100) return { person: null, sessionId: null, fresh: false }
  const { user, session } = await lucia.validateSession(id)
  if (!user) return { person: null, sessionId: null, fresh: false }
  const { email, displayName, role, locale } = user
  return {
    person: { id: user.id, email, displayName, role, locale, guest: email === null } satisfies Person as Person,
    sessionId: id,
    fresh: session.fresh,
  }
}

/** The person behind a Cookie header; null when nobody is logged in. For code outside Remix (the hot paths). */
export async function personOfCookie(cookie: string | undefined): Promise<Person | null> {
  return cookie ? (await read(cookie)).person : null
}

/** The same, with the cookie to send when this use has extended the session. */
export async function sessionOfCookie(
  cookie: string | undefined,
): Promise<{ person: Person | null; renewed: string | null }> {
  if (!cookie) return { person: null, renewed: null }
  const { person, sessionId, fresh } = await read(cookie)
  return { person, renewed: fresh && sessionId ? lucia.createSessionCookie(sessionId).serialize() : null }
}

function current(request: Request) {
  let found = known.get(request)
  if (!found) known.set(request, (found = read(request.headers.get('Cookie') ?? '')))
  return found
}

/** The person, guest or signed up, or null. */
export async function getPerson(request: Request): Promise<Person | null> {
  return (await current(request)).person
}

/** The signed-up person, or null (guests too). */
export async function getUser(request: Request): Promise<Person | null> {
  const person = await getPerson(request)
  return person && !person.guest ? person : null
}

/** The hash that names the session of this request in the list of sessions. */
export async function currentSessionHash(request: Request): Promise<string | null> {
  const { sessionId } = await current(request)
  return sessionId ? hashSessionId(sessionId) : null
}

function toLogin(request: Request): never {
  const url = new URL(request.url)
  const to = request.method === 'GET' ? url.pathname.replace(/\.data$/, '') + url.search : '/'
  throw redirect(`/login?to=${encodeURIComponent(to)}`)
}

/** The person, guest or signed up. @throws a redirect to the login page */
export async function requirePerson(request: Request): Promise<Person> {
  return (await getPerson(request)) ?? toLogin(request)
}

/** The signed-up person. @throws a redirect to the login page */
export async function requireUser(request: Request): Promise<Person> {
  return (await getUser(request)) ?? toLogin(request)
}

/** The signed-up person with at least this role. @throws a redirect to login, or 404: rooms one may not enter do not exist */
export async function requireRole(request: Request, role: Role): Promise<Person> {
  const person = await requireUser(request)
  if (RANK[person.role] < RANK[role]) throw new Response(null, { status: 404 })
  return person
}

/** True when `person` has at least `role`. */
export function hasRole(person: { role: string } | null, role: Role): boolean {
  return person !== null && (RANK[person.role as Role] ?? -1) >= RANK[role]
}

/** Starts a session and returns the header that hands it to the browser. Call it at login: the id is always new. */
export async function startSession(request: Request, userId: string): Promise<Headers> {
  const { sessionId } = await current(request)
  if (sessionId) await lucia.invalidateSession(sessionId)
  const userAgent = (request.headers.get('User-Agent') ?? '').slice(0, 200)
  const session = await lucia.createSession(userId, { userAgent, createdAt: now() })
  return new Headers({ 'Set-Cookie': lucia.createSessionCookie(session.id).serialize() })
}

/** Ends the session of this request. */
export async function endSession(request: Request): Promise<Headers> {
  const { sessionId } = await current(request)
  if (sessionId) await lucia.invalidateSession(sessionId)
  return new Headers({ 'Set-Cookie': lucia.createBlankSessionCookie().serialize() })
}

/** Ends every session of a person: after a password or role change, or on request. */
export async function endAllSessions(userId: string): Promise<void> {
  await lucia.invalidateUserSessions(userId)
}

/** Renews the cookie when the session was extended during this request; null otherwise. */
export async function renewedCookie(request: Request): Promise<string | null> {
  const { fresh, sessionId } = await current(request)
  return fresh && sessionId ? lucia.createSessionCookie(sessionId).serialize() : null
}

/**
 * The person of a POST; when nobody is logged in, a guest is made whose progress signing up will keep.
 * Answer with `headers`, which hand the guest's session to the browser.
 */
export async function personOrGuest(request: Request): Promise<{ person: Person; headers: Headers }> {
  const person = await getPerson(request)
  if (person) return { person, headers: new Headers() }
  const id = newId()
  await rawWrite(() =>
    statement("INSERT INTO User (id, role, extraTimeFactor, createdAt) VALUES (?, 'labeler', 1, ?)").run(
      id,
      sqlTime(now()),
    ),
  )
  const guest: Person = { id, email: null, displayName: null, role: 'labeler', locale: null, guest: true }
  return { person: guest, headers: await startSession(request, id) }
}

/** Removes sessions that ended and guests who never came back for 30 days. Run daily. */
export async function sweepSessions(at: Date): Promise<void> {
  await lucia.deleteExpiredSessions()
  const old = sqlTime(new Date(at.getTime() - ABSOLUTE.milliseconds()))
  await rawWrite(() =>
    statement(
      `DELETE FROM User WHERE email IS NULL AND deletedAt IS NULL AND createdAt < ?
       AND NOT EXISTS (SELECT 1 FROM Session WHERE Session.userId = User.id)`,
    ).run(old),
  )
}
