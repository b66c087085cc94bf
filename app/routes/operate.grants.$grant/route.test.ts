import { describe, expect, test } from 'vitest'
import { takeTask } from '#app/features/projects/take-task.server.ts'
import { listQualifications } from '#app/features/qualifications/list-qualifications.server.ts'
import { db } from '#app/platform/db.server.ts'
import { action as issue } from '#app/routes/operate.people.$person/route.tsx'
import { loader as overview } from '#app/routes/operate._index/route.tsx'
import { createGrant, createProject, paidProject } from '#tests/support/work.ts'
import { createLabeler, createOperator, createWorld, postAs, requestAs, routeArguments } from '#tests/support/world.ts'
import { action, loader } from './route.tsx'

await createWorld()
const operator = await createOperator({ name: 'Oh' })
const holder = await createLabeler({ name: 'Sora' })
await createProject(paidProject(), { ordinary: 5 })
const grant = await createGrant(holder.id)

const act = async (intent: string, reason: string, person: { id: string } | null = operator, id = grant) =>
  action(routeArguments(await postAs(person, `/operate/grants/${id}`, { intent, reason }), { grant: id }))
const open = async (person: { id: string } | null = operator) =>
  loader(routeArguments(await requestAs(person, `/operate/grants/${grant}`), { grant }))
const status = (answer: unknown) => (answer as { init: ResponseInit | null }).init?.status ?? 200
const mayWork = async () => (await takeTask(holder.id, 'seoul', new Date())).outcome

describe('an operator', () => {
  test('alone sees and changes grants', async () => {
    await expect(open(holder)).rejects.toMatchObject({ status: 404 })
    await expect(open(null)).rejects.toMatchObject({ status: 302 })
    await expect(act('suspend', 'a good reason', holder)).rejects.toMatchObject({ status: 404 })
    await expect(act('suspend', 'a good reason', operator, 'nothing')).rejects.toMatchObject({ init: { status: 404 } })
    expect((await open()).grant).toMatchObject({ state: 'valid', suspended: false })
  })

  test('gives a reason for every act', async () => {
    for (const intent of ['suspend', 'lift', 'revoke']) expect(status(await act(intent, '  '))).toBe(400)
    await expect(act('delete', 'a good reason')).rejects.toMatchObject({ init: { status: 400 } })
    expect((await open()).grant.state).toBe('valid')
  })

  test('suspends: the holder reads why, and the project is locked until it is lifted', async () => {
    expect(status(await act('suspend', 'Boxes far too wide.'))).toBe(200)
    expect(status(await act('suspend', 'Once more.'))).toBe(409)
    expect((await open()).grant).toMatchObject({ state: 'suspended', suspended: true })
    expect(await mayWork()).toBe('locked')
    expect(JSON.stringify(await listQualifications(holder.id, new Date()))).toContain('Boxes far too wide.')
    const shown = await overview(routeArguments(await requestAs(operator, '/operate')))
    expect(shown.suspended).toMatchObject([{ grant, name: 'Sora', reason: 'Boxes far too wide.', byPerson: true }])
    expect(status(await act('lift', 'Practised again.'))).toBe(200)
    expect(status(await act('lift', 'Practised again.'))).toBe(409)
    expect(await mayWork()).toBe('taken')
  })

  test('revokes for good, with an audit row for each act', async () => {
    expect(status(await act('revoke', 'Another person sat the exam.'))).toBe(200)
    expect(status(await act('suspend', 'Too late.'))).toBe(409)
    const { grant: shown, events } = await open()
    expect(shown).toMatchObject({ state: 'revoked', revoked: true })
    expect(events.map((event) => [event.act, event.actor?.name, event.reason])).toEqual([
      ['grant.revoked', 'Oh', 'Another person sat the exam.'],
      ['grant.suspension-lifted', 'Oh', 'Practised again.'],
      ['grant.suspended', 'Oh', 'Boxes far too wide.'],
    ])
  })

  test('issues a qualification by hand, once', async () => {
    const give = async (fields: Record<string, string>) =>
      issue(
        routeArguments(await postAs(operator, '/x', { intent: 'issue', qualification: 'street-boxes:1', ...fields }), {
          person: holder.id,
        }),
      )
    expect(status(await give({ reason: '' }))).toBe(400)
    expect(status(await give({ reason: 'Came from the pilot.', qualification: 'nothing:1' }))).toBe(400)
    expect(await give({ reason: 'Came from the pilot.' })).toMatchObject({ status: 303 })
    expect(status(await give({ reason: 'Came from the pilot.' }))).toBe(409)
    expect(await db.grant.count({ where: { userId: holder.id, revocation: null } })).toBe(1)
  })
})
