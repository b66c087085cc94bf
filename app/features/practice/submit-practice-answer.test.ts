import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '#app/platform/db.server.ts'
import type { Person } from '#app/platform/session.server.ts'
import { createPracticeSet } from '#tests/support/practice.ts'
import { MONDAY, createLabeler, createWorld } from '#tests/support/world.ts'
import { startPractice } from './start-practice.server.ts'
import { submitPracticeAnswer } from './submit-practice-answer.server.ts'

await createWorld()

/** One car found tightly, the other missed, the bus called a car. */
const answer = {
  kind: 'boxes',
  boxes: [
    { id: '1', class: 'car', x: 10, y: 10, width: 40, height: 20 },
    { id: '2', class: 'car', x: 120, y: 50, width: 60, height: 40 },
  ],
}

let ana: Person

async function newTask(userId: string): Promise<string> {
  const started = await startPractice({ practice: 'cars', userId }, MONDAY)
  if (started.outcome !== 'started') throw new Error(started.outcome)
  return started.taskId
}
const skill = (userId: string) =>
  db.classSkill.findMany({
    where: { userId },
    orderBy: { className: 'asc' },
    select: { className: true, matched: true, loose: true, missing: true, extra: true, wrongClass: true },
  })

beforeAll(async () => {
  ana = await createLabeler({ name: 'Ana' })
  await createPracticeSet({ slug: 'cars', items: 20 })
})

describe('handing in a practice answer', () => {
  it('grades it, keeps it, shows the gold from then on, and counts skill per true class', async () => {
    const taskId = await newTask(ana.id)
    const submitted = await submitPracticeAnswer({ taskId, userId: ana.id, label: answer }, MONDAY)
    expect(submitted).toEqual({ outcome: 'graded', score: 0.4, tries: 1 })
    const [row] = await db.practiceAnswer.findMany({ where: { practiceTaskId: taskId } })
    expect(row).toMatchObject({ score: 0.4, label: answer, gradedAt: MONDAY })
    expect(await skill(ana.id)).toEqual([
      { className: 'bus', matched: 0, loose: 0, missing: 0, extra: 0, wrongClass: 1 },
      { className: 'car', matched: 1, loose: 0, missing: 1, extra: 0, wrongClass: 0 },
    ])
    const kinds = await db.exposure.findMany({
      where: { userId: ana.id },
      orderBy: { id: 'asc' },
      select: { kind: true },
    })
    expect(kinds).toEqual([{ kind: 'served' }, { kind: 'shown' }])
  })

  it('is harmless when sent twice, even at once: same grade, one answer, skill counted once', async () => {
    const ben = await createLabeler({ name: 'Ben' })
    const taskId = await newTask(ben.id)
    const send = () => submitPracticeAnswer({ taskId, userId: ben.id, label: answer }, MONDAY)
    const both = await Promise.all([send(), send()])
    expect([...both, await send()]).toEqual(Array(3).fill({ outcome: 'graded', score: 0.4, tries: 1 }))
    expect(await db.practiceAnswer.count({ where: { practiceTaskId: taskId } })).toBe(1)
    expect((await skill(ben.id)).map(({ matched }) => matched)).toEqual([0, 1])
  })

  it('counts only the first try for skill, because after it the gold was shown', async () => {
    const cho = await createLabeler({ name: 'Cho' })
    const taskId = await newTask(cho.id)
    await submitPracticeAnswer({ taskId, userId: cho.id, label: { kind: 'boxes', boxes: [] } }, MONDAY)
    const before = await skill(cho.id)
    expect(await submitPracticeAnswer({ taskId, userId: cho.id, label: answer }, MONDAY)).toEqual({
      outcome: 'graded',
      score: 0.4,
      tries: 2,
    })
    expect(await skill(cho.id)).toEqual(before)
    expect(await db.practiceTask.findUnique({ where: { id: taskId } })).toMatchObject({ tries: 2, score: 0.4 })
  })

  it("does not know somebody else's task", async () => {
    const taskId = await newTask(ana.id)
    const dan = await createLabeler({ name: 'Dan' })
    expect(await submitPracticeAnswer({ taskId, userId: dan.id, label: answer }, MONDAY)).toEqual({
      outcome: 'unknown',
    })
    expect(await db.practiceAnswer.count({ where: { practiceTaskId: taskId } })).toBe(0)
  })

  it.each([
    ['a class that is not offered', { ...answer, boxes: [{ ...answer.boxes[0], class: 'tram' }] }, 'boxes[0].class'],
    ['a box outside the picture', { ...answer, boxes: [answer.boxes[0], { ...answer.boxes[1], x: 190 }] }, 'boxes[1]'],
    ['a box without size', { ...answer, boxes: [{ ...answer.boxes[0], width: 0 }] }, 'boxes[0].width'],
    ['a number that is none', { ...answer, boxes: [{ ...answer.boxes[0], x: NaN }] }, 'boxes[0].x'],
    ['a box just over the edge', { ...answer, boxes: [{ ...answer.boxes[0], x: -1, width: 1 }] }, 'boxes[0]'],
    ['another kind of label', { kind: 'classification', classes: ['car'] }, 'kind'],
    ['no label at all', null, '(root)'],
  ])('refuses %s, says where, and writes nothing', async (_, label, where) => {
    const eve = await createLabeler({ name: 'Eve' })
    const taskId = await newTask(eve.id)
    const submitted = await submitPracticeAnswer({ taskId, userId: eve.id, label }, MONDAY)
    expect(submitted).toMatchObject({ outcome: 'invalid', problems: [{ where }] })
    expect(await db.practiceAnswer.count({ where: { practiceTaskId: taskId } })).toBe(0)
    expect(await skill(eve.id)).toEqual([])
  })

  it('grades only the classes that the set asks for', async () => {
    await createPracticeSet({ slug: 'only-cars', items: 1, classes: [{ name: 'car' }] })
    const fay = await createLabeler({ name: 'Fay' })
    const started = await startPractice({ practice: 'only-cars', userId: fay.id }, MONDAY)
    if (started.outcome !== 'started') throw new Error(started.outcome)
    const label = {
      kind: 'boxes',
      boxes: [answer.boxes[0], { id: '2', class: 'car', x: 80, y: 10, width: 40, height: 20 }],
    }
    const submitted = await submitPracticeAnswer({ taskId: started.taskId, userId: fay.id, label }, MONDAY)
    expect(submitted).toMatchObject({ score: 1 })
  })

  it('cuts off the pixel that a box may reach over the edge', async () => {
    const gus = await createLabeler({ name: 'Gus' })
    const taskId = await newTask(gus.id)
    const label = { kind: 'boxes', boxes: [{ id: '1', class: 'car', x: -0.5, y: 0, width: 50, height: 100.5 }] }
    await submitPracticeAnswer({ taskId, userId: gus.id, label }, MONDAY)
    const row = await db.practiceAnswer.findFirstOrThrow({ where: { practiceTaskId: taskId } })
    expect(row.label).toMatchObject({ boxes: [{ x: 0, y: 0, width: 49.5, height: 100 }] })
  })
})
