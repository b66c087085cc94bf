import { describe, expect, it } from 'vitest'
import { contentDatasetSchema } from '#app/domain/datasets/content-dataset.ts'
import { startPractice } from '#app/features/practice/start-practice.server.ts'
import { submitPracticeAnswer } from '#app/features/practice/submit-practice-answer.server.ts'
import { db, transaction } from '#app/platform/db.server.ts'
import { parseBody, publishDefinition } from '#app/platform/definitions.server.ts'
import { createBoxesDataset } from '#tests/support/practice.ts'
import { MONDAY, createLabeler, createWorld } from '#tests/support/world.ts'
import { writeDatasets } from './write-datasets.server.ts'

await createWorld()
const text = { en: 'Messages', ko: '문의' }
const taxonomy = { classes: [{ name: 'good' }, { name: 'bad' }] }

type Item = { key: string; language: 'en' | 'ko'; says: string; answer: string }
const one: Item = { key: 'one', language: 'ko', says: '좋아요', answer: 'good' }
const two: Item = { key: 'two', language: 'en', says: 'Broken', answer: 'bad' }

function write(...items: Item[]) {
  const dataset = contentDatasetSchema.parse({
    slug: 'messages',
    title: text,
    kind: 'classification',
    taxonomy,
    items: items.map(({ key, language, says, answer }) => ({
      key,
      language,
      content: { type: 'text', text: says },
      gold: { kind: 'classification', classes: [answer] },
    })),
  })
  return writeDatasets([dataset], MONDAY)
}
const stored = async () => {
  const items = await db.item.findMany({
    where: { dataset: { slug: 'messages' } },
    orderBy: { key: 'asc' },
    include: { goldLabels: { orderBy: { version: 'asc' } } },
  })
  return items.map(({ key, meta, content, goldLabels }) => ({
    key,
    says: (content as { text: string }).text,
    retired: (meta as { retired?: boolean }).retired === true,
    gold: goldLabels.map(({ label }) => (label as { classes: string[] }).classes[0]),
  }))
}

describe('datasets of the content folder', () => {
  it('are written once, as texts without pictures, and changed by nothing the second time', async () => {
    expect(await write(one, two)).toEqual(['dataset messages: 2 of 2 items changed'])
    const before = [await db.item.findMany(), await db.goldLabel.findMany(), await db.dataset.findMany()]
    expect(before[0]![0]).toMatchObject({ media: null, width: 0, height: 0 })
    expect(await write(one, two)).toEqual([])
    expect([await db.item.findMany(), await db.goldLabel.findMany(), await db.dataset.findMany()]).toEqual(before)
  })

  it('get a new gold version when the gold is corrected', async () => {
    expect(await write(one, { ...two, answer: 'good' })).toEqual(['dataset messages: 1 of 2 items changed'])
    expect((await stored())[1]).toMatchObject({ key: 'two', gold: ['bad', 'good'] })
  })

  it('keep what somebody was asked when the text is corrected, and ask the new one from then on', async () => {
    await write({ ...one, says: '좋아요!' }, two)
    expect(await stored()).toMatchObject([
      { key: 'one', says: '좋아요', retired: true },
      { key: 'one#2', says: '좋아요!', retired: false },
      { key: 'two', retired: false },
    ])
    await write(one, two)
    expect((await stored()).map(({ retired }) => retired)).toEqual([false, true, false])
    await write(two)
    expect((await stored()).map(({ retired }) => retired)).toEqual([true, true, false])
    await write(one, two)
  })

  it('never take over a dataset that was imported', async () => {
    await createBoxesDataset({ slug: 'photos', items: 1 })
    const [dataset] = [
      contentDatasetSchema.parse({
        slug: 'photos',
        title: text,
        kind: 'classification',
        taxonomy,
        items: [
          { key: 'a', content: { type: 'text', text: 'x' }, gold: { kind: 'classification', classes: ['good'] } },
        ],
      }),
    ]
    await expect(writeDatasets([dataset], MONDAY)).rejects.toThrow(/photos was imported/)
  })

  it('are practised in the language of the person; in another one only when there is none in theirs', async () => {
    const practice = parseBody('practice', {
      slug: 'messages',
      title: text,
      summary: text,
      kind: 'classification',
      question: text,
      taxonomy,
      rubric: { kind: 'classification' },
      pool: { source: 'dataset', dataset: 'messages' },
    })
    await transaction((tx) => publishDefinition(tx, 'practice', practice, { origin: 'content', at: MONDAY }))
    const serve = async (userId: string, locale: 'en' | 'ko') => {
      const started = await startPractice({ practice: 'messages', userId, locale }, MONDAY)
      if (started.outcome !== 'started') throw new Error(started.outcome)
      const label = { kind: 'classification', classes: ['good'] }
      await submitPracticeAnswer({ taskId: started.taskId, userId, label }, MONDAY)
      const task = await db.practiceTask.findUniqueOrThrow({ where: { id: started.taskId }, include: { item: true } })
      return task.item.key
    }
    const [ana, ben] = [await createLabeler({ name: 'Ana' }), await createLabeler({ name: 'Ben' })]
    expect([await serve(ana.id, 'en'), await serve(ana.id, 'en')]).toEqual(['two', 'two'])
    expect([await serve(ben.id, 'ko'), await serve(ben.id, 'ko')]).toEqual(['one', 'one'])
    await write(one)
    expect(await serve(ana.id, 'en')).toBe('one')
  })
})
