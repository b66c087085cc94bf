import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { createWorld, requestAs } from './support/world.ts'
import { type PlantedWorld, plantWorld } from './support/inhabited.ts'

/**
 * Who may enter which room: every loader and every action of every route has a row; a route without one fails.
 * Anything that is somebody else's answers 404, as if it did not exist.
 *
 * `open`: answers (whatever the outcome, it is not a refusal) · `login`: sent to the login page · `404`: does not exist
 */
type Verdict = 'open' | 'login' | '404'
const ROLES = ['visitor', 'guest', 'labeler', 'owner', 'reviewer', 'operator', 'admin'] as const
type Role = (typeof ROLES)[number]
type Row = [Role extends never ? never : Verdict, ...Verdict[]]

interface Door {
  params?: (world: PlantedWorld) => Record<string, string>
  /** A well-formed body, so that a refusal is about the person and not about the form. */
  body?: URLSearchParams | string
  search?: string
  loader?: Row
  action?: Row
}

/** Rows in the order of ROLES. */
const every = (verdict: Verdict): Row => [verdict, verdict, verdict, verdict, verdict, verdict, verdict]
const OPEN = every('open')
const NOWHERE = every('404')
/** Signed-up people only. */
const MEMBERS: Row = ['login', 'login', 'open', 'open', 'open', 'open', 'open']
/** Everybody who has a session, guests too. */
const PERSONS: Row = ['login', 'open', 'open', 'open', 'open', 'open', 'open']
/** The owner alone; guests may own such things too, so they are not sent to the login page. */
const OWNER: Row = ['login', '404', '404', 'open', '404', '404', '404']
const OWNER_MEMBER: Row = ['login', 'login', '404', 'open', '404', '404', '404']
const OPERATORS: Row = ['login', 'login', '404', '404', '404', 'open', 'open']

const form = (fields: Record<string, string> = {}) => new URLSearchParams(fields)
const attempt = (which: 'openAttempt' | 'releasedAttempt') => (world: PlantedWorld) => ({ attempt: world[which] })

/** Operators find out that it does not exist; others are stopped before. */
const NOWHERE_OPERATORS: Row = ['login', 'login', '404', '404', '404', '404', '404']

/** Nobody but the people an item was served to, and those who author. */
const SERVED: Row = ['404', '404', '404', 'open', '404', 'open', 'open']

const LABEL = { kind: 'boxes', boxes: [] }
const json = (body: unknown) => JSON.stringify(body)
const lesson = () => ({ course: 'what-labelers-do', lesson: 'why-labels-matter' })

export const DOORS: Record<string, Door> = {
  // Before anybody is served something new by the rows below.
  'media.$item': { loader: SERVED, params: (world) => ({ item: world.items[2]! }) },

  _index: { loader: OPEN },
  join: { loader: OPEN, action: OPEN, body: form() },
  login: { loader: OPEN, action: OPEN, body: form() },
  logout: { loader: NOWHERE, action: OPEN, body: form() },
  preferences: { loader: NOWHERE, action: OPEN, body: form({ lang: 'ko' }) },
  setup: { loader: NOWHERE, action: OPEN, body: form() },
  account: { loader: MEMBERS, action: MEMBERS, body: form({ intent: 'profile', displayName: 'New name' }) },

  'courses._index': { loader: OPEN },
  'courses.$course': { loader: OPEN, params: lesson },
  'courses.$course_.$lesson': { loader: OPEN, params: lesson },
  'courses.$course_.$lesson_.checks.$check': {
    loader: OPEN,
    action: OPEN,
    params: () => ({ ...lesson(), check: 'what-model-learns' }),
    body: form({ choice: '0' }),
  },
  'courses.$course_.$lesson_.completion': { loader: OPEN, action: OPEN, params: lesson, body: form() },
  'courses.$course_.$lesson_.tries.$try': {
    loader: OPEN,
    action: OPEN,
    params: () => ({ ...lesson(), try: 'first-label' }),
    body: json({ label: LABEL }),
  },
  // In production nobody finds it; the tests run as development does.
  'dev.tools': { loader: OPEN },
  'pictures.$hash': { loader: NOWHERE, params: () => ({ hash: 'nothing' }) },

  'practice._index': { loader: OPEN },
  'practice.$practice': { loader: OPEN, action: OPEN, params: () => ({ practice: 'planted-practice' }), body: form() },
  'practice.tasks.$task': { loader: OWNER, params: (world) => ({ task: world.practiceTask }) },
  'practice.tasks.$task_.answers': {
    loader: NOWHERE,
    action: OWNER,
    params: (world) => ({ task: world.practiceTask }),
    body: json({ label: LABEL }),
  },

  'exams._index': { loader: OPEN },
  'exams.$exam': { loader: OPEN, action: MEMBERS, params: () => ({ exam: 'planted-exam' }), body: form() },
  'attempts.$attempt': { loader: OWNER_MEMBER, params: attempt('openAttempt') },
  'attempts.$attempt_.answers': {
    loader: OWNER_MEMBER,
    action: OWNER,
    params: attempt('openAttempt'),
    body: json({ position: 0, client: 'tab-of-the-owner', seq: 1, label: LABEL }),
  },
  'attempts.$attempt_.submission': {
    loader: NOWHERE,
    action: OWNER_MEMBER,
    params: attempt('openAttempt'),
    body: form(),
  },
  'attempts.$attempt_.result': { loader: OWNER_MEMBER, params: attempt('releasedAttempt') },

  qualifications: { loader: MEMBERS },
  'credentials.$credential': { loader: OPEN, params: (world) => ({ credential: world.credential }) },
  'credentials.$credential_.name': {
    loader: NOWHERE,
    action: OWNER_MEMBER,
    params: (world) => ({ credential: world.credential }),
    body: form({ name: 'Jiho' }),
  },

  'projects._index': { loader: OPEN },
  'projects.$project': { loader: OPEN, action: MEMBERS, params: () => ({ project: 'planted-project' }), body: form() },
  'assignments.$assignment': {
    loader: OWNER_MEMBER,
    action: OWNER_MEMBER,
    params: (world) => ({ assignment: world.assignment }),
    body: form({ intent: 'submit', label: json(LABEL) }),
  },
  earnings: { loader: MEMBERS },

  // The frame around the rooms: it loads nothing, each room decides for itself.
  operate: {},
  'operate._index': { loader: OPERATORS },
  'operate.audit': { loader: OPERATORS },
  'operate.datasets._index': { loader: OPERATORS },
  'operate.datasets.$dataset': { loader: OPERATORS, params: () => ({ dataset: 'planted' }) },
  'operate.datasets.$dataset_.items._index': { loader: OPERATORS, params: () => ({ dataset: 'planted' }) },
  'operate.datasets.$dataset_.items.$item': {
    loader: OPERATORS,
    params: (world) => ({ dataset: 'planted', item: world.items[0]! }),
  },
  'operate.datasets.$dataset_.items.$item_.gold': {
    loader: NOWHERE,
    action: OPERATORS,
    params: (world) => ({ dataset: 'planted', item: world.items[0]! }),
    // A version that does not exist: the gold stays as planted.
    body: json({ label: LABEL, shown: 99, reason: 'a test of this door' }),
  },
  'operate.datasets.$dataset_.practice.new': {
    loader: OPERATORS,
    action: OPERATORS,
    params: () => ({ dataset: 'planted' }),
  },
  'operate.datasets.$dataset_.exams.new': {
    loader: OPERATORS,
    action: OPERATORS,
    params: () => ({ dataset: 'planted' }),
  },
  'operate.imports._index': { loader: OPERATORS },
  'operate.imports.new': { loader: OPERATORS, action: OPERATORS },
  'operate.imports.$run': { loader: NOWHERE_OPERATORS, params: () => ({ run: 'nothing' }) },
  'operate.practice': {
    loader: OPERATORS,
    action: OPERATORS,
    body: form({ intent: 'offer', slug: 'planted-practice' }),
  },
  'operate.exams': { loader: OPERATORS, action: OPERATORS, body: form({ intent: 'offer', slug: 'planted-exam' }) },
  'operate.held': {
    loader: OPERATORS,
    action: OPERATORS,
    body: form({ assignment: 'plantedheld000000000', verdict: 'accept', reason: 'a test of this door' }),
  },
  'operate.people._index': { loader: OPERATORS },
  'operate.people.$person': {
    loader: OPERATORS,
    // Changing a role is the admin's alone.
    action: ['login', 'login', '404', '404', '404', '404', 'open'],
    params: (world) => ({ person: world.people.owner.id }),
    body: form({ intent: 'role', role: 'labeler' }),
  },
  'operate.grants.$grant': {
    loader: OPERATORS,
    action: OPERATORS,
    params: (world) => ({ grant: world.grant }),
    body: form({ intent: 'suspend', reason: 'a test of this door' }),
  },
}

async function verdictOf(run: () => Promise<unknown> | unknown): Promise<Verdict> {
  const answer = await Promise.resolve()
    .then(run)
    .catch((thrown: unknown) => thrown)
  if (answer instanceof Error) throw answer
  const response = answer as { status?: number; init?: ResponseInit | null; headers?: Headers } | null
  const status = answer instanceof Response ? answer.status : (response?.init?.status ?? 200)
  if (status === 404) return '404'
  // What scripts call answers 401 instead of sending them to a page.
  if (status === 401) return 'login'
  if (
    answer instanceof Response &&
    status >= 300 &&
    status < 400 &&
    answer.headers.get('Location')?.startsWith('/login')
  )
    return 'login'
  expect(status, 'a route must not break').toBeLessThan(500)
  return 'open'
}

type Handler = (args: { request: Request; params: Record<string, string>; context: object }) => unknown
const routes = readdirSync('app/routes').sort()
const modules = import.meta.glob<{ loader?: Handler; action?: Handler }>('../app/routes/*/route.{ts,tsx}', {
  eager: true,
})
const moduleOf = (name: string) => Object.entries(modules).find(([file]) => file.includes(`/routes/${name}/route.`))![1]

await createWorld()
const world = await plantWorld()

describe('every route decides for every role', () => {
  test('has a row in the table, and no row is stale', () => {
    expect(Object.keys(DOORS).sort()).toEqual(routes)
  })

  test.each(routes)('%s has a row for its loader and its action', (name) => {
    const { loader, action } = moduleOf(name)
    const door = DOORS[name] ?? {}
    expect({ loader: Boolean(loader), action: Boolean(action) }).toEqual({
      loader: Boolean(door.loader),
      action: Boolean(door.action),
    })
  })

  const cases = Object.entries(DOORS).flatMap(([name, door]) =>
    (['loader', 'action'] as const).flatMap((handler) =>
      (door[handler] ?? []).map((verdict, index) => ({ name, handler, role: ROLES[index]!, verdict })),
    ),
  )
  test.each(cases)('$name $handler: $role → $verdict', async ({ name, handler, role, verdict }) => {
    const door = DOORS[name]!
    const run = moduleOf(name)[handler]!
    const params = door.params?.(world) ?? {}
    const body = handler === 'action' ? (door.body ?? form()) : undefined
    const headers: Record<string, string> = typeof body === 'string' ? { 'Content-Type': 'application/json' } : {}
    const init = handler === 'action' ? { method: 'POST', body, headers } : {}
    const request = await requestAs(world.people[role], `/${name}${door.search ?? ''}`, init)
    expect(await verdictOf(() => run({ request, params, context: { address: '198.51.100.1' } }))).toBe(verdict)
  })
})

export { MEMBERS, OPERATORS, OWNER, OWNER_MEMBER, PERSONS, attempt }
