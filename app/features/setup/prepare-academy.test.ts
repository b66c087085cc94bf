import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { examPool } from '#app/features/items/exam-pool.server.ts'
import { recordExposure } from '#app/features/grading/record-exposure.server.ts'
import { db, transaction } from '#app/platform/db.server.ts'
import { type Defined, currentDefinition } from '#app/platform/definitions.server.ts'
import { MONDAY, createLabeler, createWorld } from '#tests/support/world.ts'
import { ensurePool } from './ensure-pool.server.ts'
import { prepareAcademy } from './prepare-academy.server.ts'

const { dataDir } = await createWorld()
const contentDir = path.join(dataDir, 'content')

/** A small academy, as JSON, which is YAML too. */
const text = { en: 'Light', ko: '빛' }
const task = {
  title: text,
  summary: text,
  kind: 'classification',
  question: text,
  taxonomy: { classes: [{ name: 'day' }, { name: 'dusk' }, { name: 'rain' }] },
  rubric: { kind: 'classification' },
}
const scene = { task: 'time-of-day' }
const files = {
  'practice/light': { ...task, slug: 'light', pool: { source: 'scenes', scene } },
  'exams/light': {
    ...task,
    slug: 'light',
    blueprint: [{ stratum: 'any', title: text, count: 1, scene }],
    timeLimitMinutes: 5,
    attempts: 3,
    retryDelayHours: 1,
    decision: { rule: 'fixed', measure: 'mean-score', cut: 0.5 },
    grants: { qualification: 'light', level: 1 },
  },
  'qualifications/light': {
    slug: 'light',
    title: text,
    summary: text,
    criteria: text,
    validDays: null,
    levels: [{ level: 1, title: text }],
    exam: 'light',
  },
  'projects/light': {
    ...task,
    slug: 'light',
    guideline: text,
    client: 'Assay',
    tier: 'open',
    pool: { source: 'scenes', scene, tasks: 4 },
    pay: null,
    requirement: null,
    leaseMinutes: 10,
    honeypots: { share: 0.5, window: 4, minimum: 2 },
  },
}

async function everything() {
  const [items, gold, tasks, definitions, settings] = await Promise.all([
    db.item.findMany({ orderBy: { id: 'asc' } }),
    db.goldLabel.findMany({ orderBy: { id: 'asc' } }),
    db.task.findMany({ orderBy: { id: 'asc' } }),
    db.definition.findMany({ orderBy: { id: 'asc' } }),
    db.setting.findMany(),
  ])
  return { items, gold, tasks, definitions, settings }
}

beforeAll(() => {
  for (const [name, body] of Object.entries(files)) {
    const file = path.join(contentDir, `${name}.yml`)
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, JSON.stringify(body))
  }
})

describe('preparing the academy', () => {
  it('can be stopped in the middle and run again', async () => {
    const stopped = prepareAcademy({
      contentDir,
      now: MONDAY,
      onProgress: (line) => {
        if (line.startsWith('exam light: picture 1')) throw new Error('killed')
      },
    })
    await expect(stopped).rejects.toThrow('killed')
    await prepareAcademy({ contentDir, now: MONDAY, onProgress: () => undefined })
    const { items, tasks } = await everything()
    const of = (pool: string) => db.item.count({ where: { dataset: { slug: `scenes.${pool}.light` } } })
    expect([await of('practice'), await of('exam'), await of('project')]).toEqual([2, 3, 4])
    expect(tasks.map(({ position }) => position).sort()).toEqual([0, 1, 2, 3])
    expect(new Set(items.map(({ media }) => media)).size).toBe(9)
  })

  it('changes nothing and says nothing the second time', async () => {
    const before = await everything()
    const said: string[] = []
    await prepareAcademy({ contentDir, now: new Date('2026-12-01T00:00:00Z'), onProgress: (line) => said.push(line) })
    expect(said).toEqual([])
    expect(await everything()).toEqual(before)
  })

  it('keeps gold of the honeypots only: nobody may know the answer to ordinary work', async () => {
    const tasks = await db.task.findMany({ include: { item: { include: { goldLabels: true } } } })
    expect(tasks.filter(({ goldVersion }) => goldVersion !== null)).toHaveLength(2)
    for (const { goldVersion, item } of tasks) expect(item.goldLabels.length).toBe(goldVersion === null ? 0 : 1)
  })

  it('draws exam pictures from the secret, so that another install has others', async () => {
    const seeds = (await db.item.findMany({ where: { dataset: { slug: 'scenes.exam.light' } } })).map(
      ({ recipe }) => (recipe as { seed: string }).seed,
    )
    expect(new Set(seeds).size).toBe(3)
    for (const seed of seeds) expect(seed).toMatch(/^[\w-]{43}$/)
  })
})

describe('the pool of an exam', () => {
  let exam: Defined<'exam'>
  beforeAll(async () => {
    exam = (await currentDefinition('exam', 'light'))!
  })

  it('is enough for somebody new, and knows what a person has met', async () => {
    const ana = await createLabeler({ name: 'Ana' })
    const order = { exam: exam.body, stratum: 'any', unseenFor: ana.id, need: 3 }
    expect(await ensurePool(order, MONDAY)).toEqual({ outcome: 'enough', made: 0 })
    const [first] = await examPool(exam.body, 'any', ana.id)
    await transaction((tx) =>
      recordExposure(tx, { userId: ana.id, itemId: first!.id, kind: 'served', context: 'exam', at: MONDAY }),
    )
    const pool = await examPool(exam.body, 'any', ana.id)
    expect(pool.map(({ met, exposures }) => [met, exposures]).sort()).toEqual([
      [false, 0],
      [false, 0],
      [true, 1],
    ])
  })

  it('grows for somebody who has met it all, and those who are new keep what there was', async () => {
    const ben = await createLabeler({ name: 'Ben' })
    const all = await examPool(exam.body, 'any', ben.id)
    await transaction(async (tx) => {
      for (const { id } of all)
        await recordExposure(tx, { userId: ben.id, itemId: id, kind: 'served', context: 'exam', at: MONDAY })
    })
    const order = { exam: exam.body, stratum: 'any', unseenFor: ben.id, need: 2 }
    expect(await ensurePool(order, MONDAY)).toEqual({ outcome: 'enough', made: 2 })
    expect(await ensurePool(order, MONDAY)).toEqual({ outcome: 'enough', made: 0 })
    expect((await examPool(exam.body, 'any', ben.id)).filter(({ met }) => !met)).toHaveLength(2)
  })

  it('says that it is short when its dataset has no more', async () => {
    const blueprint = [{ stratum: 'any', title: text, count: 1 }]
    const photos = { ...exam.body, dataset: 'no-such-dataset', blueprint }
    const order = { exam: photos, stratum: 'any', unseenFor: 'somebody', need: 1 }
    expect(await ensurePool(order, MONDAY)).toEqual({ outcome: 'short', unseen: 0 })
  })
})
