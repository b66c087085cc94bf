import { transaction } from '#app/platform/db.server.ts'
import { newId } from '#app/platform/id.server.ts'
import { type Person, type Role, startSession } from '#app/platform/session.server.ts'

/** A fixed "now" for named worlds: a Monday morning in Seoul. */
export const MONDAY = new Date('2026-11-23T00:00:00Z')

async function createPerson(role: Role, fields: { name?: string; email?: string; at?: Date } = {}): Promise<Person> {
  const id = newId()
  const displayName = fields.name ?? `A ${role}`
  const email = fields.email ?? `${id.toLowerCase()}@example.com`
  const at = fields.at ?? MONDAY
  await transaction((tx) => tx.user.create({ data: { id, email, displayName, role, createdAt: at, signedUpAt: at } }))
  return { id, email, displayName, role, locale: null, guest: false }
}

export const createLabeler = (fields: { name?: string; email?: string; at?: Date } = {}) =>
  createPerson('labeler', fields)
export const createReviewer = (fields: { name?: string } = {}) => createPerson('reviewer', fields)
export const createOperator = (fields: { name?: string } = {}) => createPerson('operator', fields)
export const createAdmin = (fields: { name?: string } = {}) => createPerson('admin', fields)

/** A guest: somebody who tried something without signing up. */
export async function createGuest(at = MONDAY): Promise<Person> {
  const id = newId()
  await transaction((tx) => tx.user.create({ data: { id, createdAt: at } }))
  return { id, email: null, displayName: null, role: 'labeler', locale: null, guest: true }
}

const ORIGIN = 'http://localhost:3000'
/** As long as browsers really make it: pages that show it must bear it. */
const USER_AGENT =
  'Mozilla/5.0 (Linux; Android 15; SM-S938N Build/AP3A.240905.015) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36'

/** A Request by a person (null: a visitor without a session), with a real session behind its cookie. */
export async function requestAs(person: { id: string } | null, url: string, init: RequestInit = {}): Promise<Request> {
  const headers = new Headers(init.headers)
  if (person) {
    const session = await startSession(new Request(ORIGIN, { headers: { 'User-Agent': USER_AGENT } }), person.id)
    headers.append('Cookie', session.get('Set-Cookie')!.split(';')[0]!)
  }
  return new Request(new URL(url, ORIGIN), { ...init, headers })
}

/** A POST of form fields by a person. */
export function postAs(person: { id: string } | null, url: string, fields: Record<string, string>): Promise<Request> {
  return requestAs(person, url, { method: 'POST', body: new URLSearchParams(fields) })
}

/** The arguments Remix passes to a loader or action. */
export function routeArguments(request: Request, params: Record<string, string> = {}) {
  return { request, params, context: {} }
}
