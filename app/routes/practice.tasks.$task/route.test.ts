import { beforeAll, describe, expect, it } from 'vitest'
import { startPractice } from '#app/features/practice/start-practice.server.ts'
import { db } from '#app/platform/db.server.ts'
import type { Person } from '#app/platform/session.server.ts'
import { action as handIn } from '#app/routes/practice.tasks.$task_.answers/route.ts'
import { createPracticeSet } from '#tests/support/practice.ts'
import {
  MONDAY,
  createGuest,
  createLabeler,
  createOperator,
  createWorld,
  requestAs,
  routeArguments,
} from '#tests/support/world.ts'
import { loader } from './route.tsx'

await createWorld()

/** Sides that only gold has: in any serialised form of a page they would be seen. */
const MARKS = ['"gold":', '120,"y":50', '"width":60', 'the-secret-recipe', 'goldVersion']

let ana: Person
let task: string

beforeAll(async () => {
  ana = await createLabeler({ name: 'Ana' })
  await createPracticeSet({ slug: 'cars', items: 5 })
  const started = await startPractice({ practice: 'cars', userId: ana.id }, MONDAY)
  if (started.outcome !== 'started') throw new Error(started.outcome)
  task = started.taskId
})

async function open(person: Person | null, query = '') {
  return loader(routeArguments(await requestAs(person, `/practice/tasks/${task}${query}`), { task }))
}
async function send(person: Person | null, body: string, id = task) {
  const headers = { 'Content-Type': 'application/json' }
  const request = await requestAs(person, `/practice/tasks/${id}/answers`, { method: 'POST', body, headers })
  return handIn(routeArguments(request, { task: id }))
}
const label = { kind: 'boxes', boxes: [{ id: '1', class: 'car', x: 10, y: 10, width: 40, height: 20 }] }

describe('the page of a practice task', () => {
  it('holds nothing of the gold before the answer is graded, whatever is asked for', async () => {
    for (const query of ['', '?again=edit', '?again=clear']) {
      const page = await open(ana, query)
      expect(page.task.graded).toBeNull()
      expect(page.start).toEqual({ kind: 'boxes', boxes: [] })
      for (const mark of MARKS) expect(JSON.stringify(page)).not.toContain(mark)
    }
  })

  it('is found by nobody else, operators included, and sends visitors to log in', async () => {
    for (const other of [await createLabeler(), await createGuest(), await createOperator()]) {
      await expect(open(other)).rejects.toMatchObject({ init: { status: 404 } })
    }
    await expect(open(null)).rejects.toMatchObject({ status: 302 })
  })

  it('refuses what is no label, and says where', async () => {
    for (const body of ['', '[]', '{"labels":{}}', '{"label":{"kind":"boxes"}}']) {
      const response = await send(ana, body)
      expect(response.status).toBe(400)
      expect((await response.json()).problems[0]).toMatchObject({
        where: expect.any(String),
        message: expect.any(String),
      })
    }
    expect(await db.practiceAnswer.count()).toBe(0)
  })

  it('grades nothing for others: 404 for people, 401 without a session', async () => {
    const body = JSON.stringify({ label })
    expect((await send(await createLabeler(), body)).status).toBe(404)
    expect((await send(ana, body, 'no-such-task')).status).toBe(404)
    expect((await send(null, body)).status).toBe(401)
    expect(await db.practiceAnswer.count()).toBe(0)
  })

  it('shows gold, findings and the own answer once it is graded', async () => {
    const response = await send(ana, JSON.stringify({ label }))
    expect(await response.json()).toEqual({ score: 0.5, tries: 1 })
    const { task } = await open(ana)
    expect(task.graded).toMatchObject({ score: 0.5, answer: label })
    expect(task.graded?.gold).toMatchObject({ boxes: [{ class: 'car' }, { class: 'car' }, { class: 'bus' }] })
    expect(task.graded?.findings.map(({ type }) => type)).toEqual(['match', 'missing', 'missing'])
    expect(JSON.stringify(task)).toContain(MARKS[1])
    expect(JSON.stringify(task)).not.toContain('the-secret-recipe')
  })

  it('keeps how long the task was looked at, and leaves out what makes no sense', async () => {
    const times: (number | null)[] = []
    for (const [n, visibleMs] of [42_000, -5, 'long', undefined].entries()) {
      const other = { ...label, boxes: [{ ...label.boxes[0], x: 11 + n }] }
      expect((await send(ana, JSON.stringify({ label: other, visibleMs }))).status).toBe(200)
      times.push((await db.practiceAnswer.findFirstOrThrow({ orderBy: { id: 'desc' } })).visibleMs)
    }
    expect(times).toEqual([42_000, null, null, null])
    await send(ana, JSON.stringify({ label }))
  })

  it('hides the gold again while the picture is tried again', async () => {
    const edit = await open(ana, '?again=edit')
    expect(edit.task.graded).toBeNull()
    expect(edit.start).toEqual(label)
    const clear = await open(ana, '?again=clear')
    expect(clear.start).toEqual({ kind: 'boxes', boxes: [] })
    for (const mark of MARKS) expect(JSON.stringify([edit, clear])).not.toContain(mark)
  })
})
