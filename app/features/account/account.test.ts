import { describe, expect, test } from 'vitest'
import { listSessions } from '#app/features/account/end-session.server.ts'
import { issueSetupToken } from '#app/features/setup/setup-token.server.ts'
import { now } from '#app/platform/clock.server.ts'
import { db, transaction } from '#app/platform/db.server.ts'
import { getPerson } from '#app/platform/session.server.ts'
import { action as accountAction, loader as accountLoader } from '#app/routes/account/route.tsx'
import { action as joinAction } from '#app/routes/join/route.tsx'
import { action as loginAction } from '#app/routes/login/route.tsx'
import { action as logoutAction } from '#app/routes/logout/route.ts'
import { action as setupAction, loader as setupLoader } from '#app/routes/setup/route.tsx'
import { createGuest, createWorld, MONDAY, postAs, requestAs, routeArguments } from '#tests/support/world.ts'

await createWorld()

const SUJI = { displayName: '수지', email: 'suji@example.com', password: 'a quiet morning' }
type Answer = Response | { data: unknown; init: ResponseInit | null }
const statusOf = (answer: unknown) =>
  answer instanceof Response ? answer.status : ((answer as { init?: ResponseInit }).init?.status ?? 200)
const sessionOf = (answer: unknown) => (answer as Response).headers.get('Set-Cookie')!.split(';')[0]!
const personOf = (answer: unknown) =>
  getPerson(new Request('http://localhost:3000', { headers: { Cookie: sessionOf(answer) } }))

async function join(fields: Record<string, string>, as: { id: string } | null = null): Promise<Answer> {
  return (await joinAction(routeArguments(await postAs(as, '/join', fields)))) as Answer
}
async function login(fields: Record<string, string>, address = '198.51.100.7'): Promise<Answer> {
  const request = await postAs(null, '/login', fields)
  return (await loginAction({ request, params: {}, context: { address } })) as Answer
}

describe('signing up', () => {
  test('makes an account and logs it in', async () => {
    const answer = await join({ ...SUJI, to: '/courses' })
    expect(statusOf(answer)).toBe(302)
    expect((answer as Response).headers.get('Location')).toBe('/courses')
    expect(await personOf(answer)).toMatchObject({ displayName: '수지', role: 'labeler', guest: false })
  })

  test('stores the password as Argon2id and nowhere else', async () => {
    const user = await db.user.findUniqueOrThrow({ where: { email: SUJI.email } })
    expect(user.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(JSON.stringify(user)).not.toContain(SUJI.password)
  })

  test('refuses an address that is taken, in whatever case', async () => {
    const answer = await join({ ...SUJI, email: ' SUJI@example.com ' })
    expect(statusOf(answer)).toBe(400)
    expect(JSON.stringify(answer)).toContain('account:error.taken')
  })

  test('gives one account to two sign-ups at the same moment', async () => {
    const twice = { ...SUJI, email: 'race@example.com' }
    const statuses = (await Promise.all([join(twice), join(twice)])).map(statusOf)
    expect(statuses.sort()).toEqual([302, 400])
    expect(await db.user.count({ where: { email: twice.email } })).toBe(1)
  })

  test('keeps what a guest has done', async () => {
    const guest = await createGuest()
    await transaction((tx) =>
      tx.lessonCompletion.create({
        data: { userId: guest.id, course: 'c', lesson: 'l', version: 'v', completedAt: MONDAY },
      }),
    )
    const answer = await join({ ...SUJI, email: 'guest@example.com' }, guest)
    expect((await personOf(answer))?.id).toBe(guest.id)
    expect(await db.lessonCompletion.count({ where: { userId: guest.id } })).toBe(1)
  })

  test('cannot choose a role', async () => {
    const answer = await join({ ...SUJI, email: 'sneaky@example.com', role: 'admin', extraTimeFactor: '9' })
    expect(await personOf(answer)).toMatchObject({ role: 'labeler' })
    expect(await db.user.findUnique({ where: { email: 'sneaky@example.com' } })).toMatchObject({ extraTimeFactor: 1 })
  })

  test.each([
    ['email', 'not an address', 'account:error.email'],
    ['password', 'short', 'account:error.passwordShort'],
    ['password', 'x'.repeat(201), 'account:error.passwordLong'],
    ['displayName', '   ', 'account:error.name'],
    ['displayName', 'evil\u202egnp.exe', 'account:error.name'],
  ])('says what is wrong with %s = %.20j, and writes nothing', async (field, value, message) => {
    const before = await db.user.count()
    const answer = await join({ ...SUJI, email: 'fresh@example.com', [field]: value })
    expect(statusOf(answer)).toBe(400)
    expect(JSON.stringify(answer)).toContain(message)
    expect(JSON.stringify(answer)).not.toContain(SUJI.password)
    expect(await db.user.count()).toBe(before)
  })
})

describe('logging in', () => {
  test('opens a session for the right password', async () => {
    const answer = await login({ email: SUJI.email, password: SUJI.password, to: '//evil.example' })
    expect((answer as Response).headers.get('Location')).toBe('/')
    expect(await personOf(answer)).toMatchObject({ displayName: '수지' })
  })

  test('answers the same to a wrong password and to an unknown address', async () => {
    const wrong = await login({ email: SUJI.email, password: 'wrong password' })
    const unknown = await login({ email: 'nobody@example.com', password: 'wrong password' })
    expect(statusOf(wrong)).toBe(400)
    const words = (answer: Answer) => JSON.stringify(answer).replaceAll(/[\w.]+@example\.com/g, '')
    expect(words(wrong)).toBe(words(unknown))
  })

  test('evaluates no more than 10 guesses for one account', async () => {
    await join({ ...SUJI, email: 'target@example.com' })
    const statuses = []
    for (let guess = 0; guess < 14; guess++)
      statuses.push(
        statusOf(await login({ email: 'target@example.com', password: `guess ${guess}` }, `203.0.113.${guess}`)),
      )
    expect(statuses.filter((status) => status === 400)).toHaveLength(10)
    expect(statuses.slice(10)).toEqual([429, 429, 429, 429])
    expect(statusOf(await login({ email: 'target@example.com', password: SUJI.password }, '203.0.113.99'))).toBe(429)
  })

  test('is open to others while one account is guessed at', async () => {
    expect(statusOf(await login({ email: SUJI.email, password: SUJI.password }, '203.0.113.1'))).toBe(302)
  })

  test('logging out ends the session', async () => {
    const answer = await login({ email: SUJI.email, password: SUJI.password })
    const request = new Request('http://localhost:3000/logout', {
      method: 'POST',
      headers: { Cookie: sessionOf(answer) },
    })
    await logoutAction(routeArguments(request))
    expect(await personOf(answer)).toBeNull()
  })
})

describe('my account', () => {
  const act = async (userId: string, fields: Record<string, string>) =>
    accountAction(routeArguments(await postAs({ id: userId }, '/account', fields)))
  const member = async (email: string) => {
    await join({ ...SUJI, email })
    return (await db.user.findUniqueOrThrow({ where: { email } })).id
  }

  test('is closed to visitors and guests', async () => {
    for (const person of [null, await createGuest()])
      await expect(accountLoader(routeArguments(await requestAs(person, '/account')))).rejects.toMatchObject({
        status: 302,
      })
  })

  test('changes the password only with the current one, and ends all other sessions', async () => {
    const id = await member('change@example.com')
    const elsewhere = await requestAs({ id }, '/x')
    expect(statusOf(await act(id, { intent: 'password', current: 'wrong one', password: 'a new sentence' }))).toBe(400)
    expect(await getPerson(await requestAs({ id }, '/x'))).not.toBeNull()
    expect(statusOf(await act(id, { intent: 'password', current: SUJI.password, password: 'a new sentence' }))).toBe(
      200,
    )
    expect(await getPerson(new Request('http://localhost', { headers: elsewhere.headers }))).toBeNull()
    expect(statusOf(await login({ email: 'change@example.com', password: SUJI.password }))).toBe(400)
    expect(statusOf(await login({ email: 'change@example.com', password: 'a new sentence' }))).toBe(302)
  })

  test('ends one of my sessions, and never somebody else’s', async () => {
    const [mine, other] = [await member('mine@example.com'), await member('other@example.com')]
    const [row] = await db.session.findMany({ where: { userId: other } })
    await act(mine, { intent: 'sessions', session: row!.idHash })
    expect(await db.session.count({ where: { idHash: row!.idHash } })).toBe(1)
    await act(other, { intent: 'sessions', session: row!.idHash })
    expect(await db.session.count({ where: { idHash: row!.idHash } })).toBe(0)
  })

  test('sessions are listed by the browser and system that people know', async () => {
    const id = await member('devices@example.com')
    await transaction((tx) =>
      tx.session.updateMany({
        where: { userId: id },
        data: {
          userAgent:
            'Mozilla/5.0 (Linux; Android 14; SM-S921N) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36',
        },
      }),
    )
    const lines = await listSessions(id, null, now())
    expect(lines.length).toBeGreaterThan(0)
    expect(lines.map(({ device }) => device)).toEqual(lines.map(() => 'Chrome · Android'))
  })

  test('deletion removes the person and keeps the evidence', async () => {
    const id = await member('leaving@example.com')
    await transaction((tx) =>
      tx.lessonCompletion.create({ data: { userId: id, course: 'c', lesson: 'l', version: 'v', completedAt: MONDAY } }),
    )
    expect(statusOf(await act(id, { intent: 'deletion', current: 'wrong one' }))).toBe(400)
    expect(statusOf(await act(id, { intent: 'deletion', current: SUJI.password }))).toBe(302)
    const user = await db.user.findUniqueOrThrow({ where: { id } })
    expect(user).toMatchObject({ email: null, displayName: null, passwordHash: null, locale: null })
    expect(user.deletedAt).not.toBeNull()
    expect(await db.session.count({ where: { userId: id } })).toBe(0)
    expect(await db.lessonCompletion.count({ where: { userId: id } })).toBe(1)
    expect(await db.auditEvent.count({ where: { subjectId: id, act: 'account.deleted' } })).toBe(1)
    expect(statusOf(await login({ email: 'leaving@example.com', password: SUJI.password }))).toBe(400)
  })
})

describe('the operator account', () => {
  const boss = { displayName: 'Boss', email: 'boss@example.com', password: 'keys of the house' }

  test('is made with the link of the first start, once', async () => {
    const token = (await issueSetupToken(MONDAY))!
    const open = async (value: string) => setupLoader(routeArguments(await requestAs(null, `/setup?token=${value}`)))
    const make = async (value: string, email = boss.email) =>
      setupAction(routeArguments(await postAs(null, '/setup', { ...boss, email, token: value })))
    await expect(open('guess')).rejects.toMatchObject({ init: { status: 404 } })
    await expect(make('guess')).rejects.toMatchObject({ init: { status: 404 } })
    expect(await open(token)).toMatchObject({ token })
    const results = await Promise.allSettled([make(token), make(token, 'second@example.com')])
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
    expect(await db.user.count({ where: { role: 'admin' } })).toBe(1)
    await expect(make(token, 'late@example.com')).rejects.toMatchObject({ init: { status: 404 } })
    expect(await issueSetupToken(MONDAY)).toBeNull()
  })
})
