import { describe, expect, test } from 'vitest'
import { db } from '#app/platform/db.server.ts'
import { getPerson } from '#app/platform/session.server.ts'
import { loader as search } from '#app/routes/operate.people._index/route.tsx'
import { planOf } from '#tests/support/plan.ts'
import {
  createAdmin,
  createLabeler,
  createOperator,
  createWorld,
  postAs,
  requestAs,
  routeArguments,
} from '#tests/support/world.ts'
import { action, loader } from './route.tsx'

await createWorld()
const admin = await createAdmin({ name: 'Ada' })
const operator = await createOperator({ name: 'Oh' })
const minjun = await createLabeler({ name: '최민준', email: 'minjun@example.com' })
await createLabeler({ name: 'Mina', email: 'mina@example.com' })
await createLabeler({ name: 'Zoe_%', email: 'zoe@example.com' })

const act = async (fields: Record<string, string>, person = admin, id = minjun.id) =>
  action(routeArguments(await postAs(person, `/operate/people/${id}`, fields), { person: id }))
const status = (answer: unknown) => (answer as { init: ResponseInit | null }).init?.status ?? 200
const found = async (q: string) =>
  (await search(routeArguments(await requestAs(operator, `/operate/people?q=${encodeURIComponent(q)}`)))).people.map(
    ({ name }) => name,
  )

describe('finding people', () => {
  test('goes by the beginning of name or e-mail, whatever the case', async () => {
    expect(await found('최')).toEqual(['최민준'])
    expect(await found('MIN')).toEqual(['Mina', '최민준'])
    expect(await found('ina')).toEqual([])
    expect(await found('%')).toEqual([])
    expect((await found('')).length).toBe(5)
  })

  test('reads an index, not the whole table', () => {
    expect(
      planOf('SELECT id FROM User WHERE displayName >= ? COLLATE NOCASE AND displayName < ? COLLATE NOCASE'),
    ).toMatch(/SEARCH User USING .*User_displayName_idx/)
    expect(planOf('SELECT id FROM User WHERE email >= ? AND email < ?')).toMatch(/SEARCH User USING .*INDEX/)
  })

  test('is for operators', async () => {
    await expect(search(routeArguments(await requestAs(minjun, '/operate/people')))).rejects.toMatchObject({
      status: 404,
    })
    await expect(search(routeArguments(await requestAs(null, '/operate/people')))).rejects.toMatchObject({
      status: 302,
    })
  })
})

describe('a person', () => {
  test('is shown without password, sessions or answers', async () => {
    const shown = await loader(routeArguments(await requestAs(operator, '/x'), { person: minjun.id }))
    expect(shown.person).toMatchObject({ name: '최민준', role: 'labeler', extraTimeFactor: 1 })
    expect(shown.mayChangeRole).toBe(false)
    expect(JSON.stringify(shown)).not.toMatch(/passwordHash|idHash|label"/)
  })

  test('gets another role only from an admin, and their sessions end', async () => {
    const session = await requestAs(minjun, '/x')
    await expect(act({ intent: 'role', role: 'admin' }, operator)).rejects.toMatchObject({ status: 404 })
    expect(status(await act({ intent: 'role', role: 'emperor' }))).toBe(400)
    expect(status(await act({ intent: 'role', role: 'labeler' }, admin, admin.id))).toBe(403)
    expect(await getPerson(new Request('http://localhost:3000', { headers: session.headers }))).not.toBeNull()
    expect(status(await act({ intent: 'role', role: 'reviewer' }))).toBe(200)
    expect(await getPerson(new Request('http://localhost:3000', { headers: session.headers }))).toBeNull()
    expect(await db.auditEvent.findMany({ where: { act: 'role.changed' } })).toMatchObject([
      { actorId: admin.id, subjectId: minjun.id, detail: { from: 'labeler', to: 'reviewer' } },
    ])
  })

  test('gets extra time with a reason', async () => {
    const extra = (factor: string, reason = 'Asked for it.') => act({ intent: 'extra-time', factor, reason }, operator)
    expect(status(await extra('0.5'))).toBe(400)
    expect(status(await extra('1.5', ''))).toBe(400)
    expect(status(await extra('1.5'))).toBe(200)
    expect(await db.user.findUnique({ where: { id: minjun.id } })).toMatchObject({ extraTimeFactor: 1.5 })
    expect(await db.auditEvent.count({ where: { act: 'person.extra-time', actorId: operator.id } })).toBe(1)
  })

  test('who is not there is not found', async () => {
    await expect(loader(routeArguments(await requestAs(operator, '/x'), { person: 'nobody' }))).rejects.toMatchObject({
      init: { status: 404 },
    })
    await expect(act({ intent: 'role', role: 'reviewer' }, admin, 'nobody')).rejects.toMatchObject({
      init: { status: 404 },
    })
  })
})
