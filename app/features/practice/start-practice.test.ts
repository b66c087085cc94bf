import { describe, expect, it } from 'vitest'
import { parseBody, publishDefinition } from '#app/platform/definitions.server.ts'
import { db, transaction } from '#app/platform/db.server.ts'
import { createPracticeSet } from '#tests/support/practice.ts'
import { MONDAY, createLabeler, createWorld } from '#tests/support/world.ts'
import { refillsDone } from './ready-scenes.server.ts'
import { startPractice } from './start-practice.server.ts'
import { submitPracticeAnswer } from './submit-practice-answer.server.ts'

await createWorld()
const nothing = { kind: 'boxes', boxes: [] }

async function start(userId: string, practice: string) {
  const started = await startPractice({ practice, userId }, MONDAY)
  if (started.outcome !== 'started' && started.outcome !== 'resumed') throw new Error(started.outcome)
  const { itemId } = await db.practiceTask.findUniqueOrThrow({ where: { id: started.taskId } })
  return { ...started, itemId }
}

describe('starting practice', () => {
  it('serves every item of a dataset once before any a second time, then the one seen longest ago', async () => {
    const ana = await createLabeler({ name: 'Ana' })
    const { itemIds } = await createPracticeSet({ slug: 'three', items: 3 })
    const served: string[] = []
    for (let round = 0; round < 4; round++) {
      const { taskId, itemId } = await start(ana.id, 'three')
      served.push(itemId)
      await submitPracticeAnswer({ taskId, userId: ana.id, label: nothing }, MONDAY)
    }
    expect(new Set(served.slice(0, 3))).toEqual(new Set(itemIds))
    expect(served[3]).toBe(served[0])
  })

  it('goes on with the task that waits, also when the button is pressed twice at once', async () => {
    const ben = await createLabeler({ name: 'Ben' })
    await createPracticeSet({ slug: 'twice', items: 3 })
    const [first, second] = await Promise.all([start(ben.id, 'twice'), start(ben.id, 'twice')])
    expect(first.taskId).toBe(second.taskId)
    expect((await start(ben.id, 'twice')).outcome).toBe('resumed')
    expect(await db.practiceTask.count({ where: { userId: ben.id } })).toBe(1)
    expect(await db.exposure.findMany({ where: { userId: ben.id }, select: { kind: true, context: true } })).toEqual([
      { kind: 'served', context: 'practice' },
    ])
  })

  it('gives the item that was served least', async () => {
    await createPracticeSet({ slug: 'fair', items: 2 })
    const [cho, dan] = [await createLabeler(), await createLabeler()]
    expect((await start(cho.id, 'fair')).itemId).not.toBe((await start(dan.id, 'fair')).itemId)
  })

  it('says when there is no such set, and when a set has nothing to label', async () => {
    const { id } = await createLabeler()
    await createPracticeSet({ slug: 'bare', items: 0 })
    expect(await startPractice({ practice: 'nowhere', userId: id }, MONDAY)).toEqual({ outcome: 'unknown' })
    expect(await startPractice({ practice: 'bare', userId: id }, MONDAY)).toEqual({ outcome: 'empty' })
  })

  it('draws fresh scenes when a person has seen all there are, and keeps two ready for later', async () => {
    const { id } = await createLabeler()
    const text = { en: 'Light', ko: '빛' }
    const light = parseBody('practice', {
      slug: 'light',
      title: text,
      summary: text,
      kind: 'classification',
      question: text,
      taxonomy: { classes: [{ name: 'day' }, { name: 'dusk' }, { name: 'rain' }] },
      rubric: { kind: 'classification' },
      pool: { source: 'scenes', scene: { task: 'time-of-day' } },
    })
    await transaction((tx) => publishDefinition(tx, 'practice', light, { origin: 'content', at: MONDAY }))
    const { itemId } = await start(id, 'light')
    await refillsDone()
    const items = await db.item.findMany({ where: { dataset: { slug: 'scenes.practice.light' } } })
    expect(items).toHaveLength(3)
    expect(items.map((item) => item.id)).toContain(itemId)
    expect(new Set(items.map(({ media }) => media)).size).toBe(3)
  })
})
