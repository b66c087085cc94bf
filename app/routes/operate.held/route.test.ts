import { describe, expect, test } from 'vitest'
import { takeTask } from '#app/features/projects/take-task.server.ts'
import { db, transaction } from '#app/platform/db.server.ts'
import { loader as overview } from '#app/routes/operate._index/route.tsx'
import { RIGHT, createGrant, createProject, paidProject } from '#tests/support/work.ts'
import {
  MONDAY,
  createLabeler,
  createOperator,
  createWorld,
  postAs,
  requestAs,
  routeArguments,
} from '#tests/support/world.ts'
import { action, loader } from './route.tsx'

await createWorld()
const operator = await createOperator({ name: 'Oh' })
const labeler = await createLabeler({ name: 'Sora' })
await createGrant(labeler.id)
await createProject(paidProject(), { ordinary: 5 })

async function held() {
  const taken = await takeTask(labeler.id, 'seoul', MONDAY)
  if (!('assignmentId' in taken)) throw new Error(`expected a task, got ${taken.outcome}`)
  const id = taken.assignmentId
  const data = { outcome: 'held', submittedAt: MONDAY, label: RIGHT, visibleMs: 72_000 }
  await transaction((tx) => tx.assignment.update({ where: { id }, data }))
  return id
}
const open = async (search = '', person: { id: string } | null = operator) =>
  loader(routeArguments(await requestAs(person, `/operate/held${search}`)))
const settle = async (fields: Record<string, string>, person: { id: string } | null = operator) =>
  action(routeArguments(await postAs(person, '/operate/held', { reason: 'Good boxes.', ...fields })))
const status = (answer: unknown) =>
  answer instanceof Response ? answer.status : ((answer as { init: ResponseInit | null }).init?.status ?? 200)

describe('held answers', () => {
  test('are for operators alone', async () => {
    const assignment = await held()
    await expect(open('', labeler)).rejects.toMatchObject({ status: 404 })
    await expect(open('', null)).rejects.toMatchObject({ status: 302 })
    await expect(settle({ assignment, verdict: 'accept' }, labeler)).rejects.toMatchObject({ status: 404 })
    expect(await db.assignment.findUnique({ where: { id: assignment } })).toMatchObject({ outcome: 'held' })
  })

  test('are announced, listed, opened one at a time, and paid once however often the form arrives', async () => {
    const [first] = (await open()).held
    expect((await overview(routeArguments(await requestAs(operator, '/operate')))).held).toMatchObject({ count: 1 })
    expect(first).toMatchObject({ project: 'Seoul', person: { name: 'Sora' } })
    const assignment = first!.id
    const { answer } = await open(`?answer=${assignment}`)
    expect(answer).toMatchObject({
      id: assignment,
      own: false,
      label: RIGHT,
      visibleMs: 72_000,
      pay: { amountMinor: 700 },
    })
    expect(Object.keys(answer!).sort()).toEqual(
      ['guideline', 'id', 'item', 'label', 'multiple', 'own', 'pay', 'question', 'taxonomy', 'visibleMs'].sort(),
    )
    const answers = await Promise.all(Array.from({ length: 20 }, () => settle({ assignment, verdict: 'accept' })))
    expect(answers.map(status)).toEqual(Array.from({ length: 20 }, () => 303))
    expect(await db.ledgerEntry.count({ where: { assignmentId: assignment } })).toBe(1)
    expect(status(await settle({ assignment, verdict: 'reject' }))).toBe(409)
    expect(await open(`?answer=${assignment}`)).toMatchObject({ held: [], answer: null })
  })

  test('are decided with a reason, by a form that says what it means', async () => {
    const assignment = await held()
    expect(status(await settle({ assignment, verdict: 'accept', reason: ' x ' }))).toBe(400)
    await expect(settle({ assignment, verdict: 'maybe' })).rejects.toMatchObject({ init: { status: 400 } })
    await expect(settle({ verdict: 'accept' })).rejects.toMatchObject({ init: { status: 400 } })
    await expect(settle({ assignment: 'nothing', verdict: 'accept' })).rejects.toMatchObject({ init: { status: 404 } })
    expect((await open()).held.map(({ id }) => id)).toEqual([assignment])
    const answer = await settle({ assignment, verdict: 'reject' })
    expect((answer as Response).headers.get('Location')).toBe('/operate/held?settled=rejected')
    expect(await db.ledgerEntry.count({ where: { assignmentId: assignment } })).toBe(0)
  })
})
