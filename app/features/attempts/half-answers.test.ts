import { beforeAll, describe, expect, it } from 'vitest'
import { contentDatasetSchema } from '#app/domain/datasets/content-dataset.ts'
import { writeDatasets } from '#app/features/setup/write-datasets.server.ts'
import { db, transaction } from '#app/platform/db.server.ts'
import { parseBody, publishDefinition } from '#app/platform/definitions.server.ts'
import { MONDAY, createLabeler, createWorld } from '#tests/support/world.ts'
import { beginAttempt } from './begin-attempt.server.ts'
import { loadRoom } from './load-room.server.ts'
import { saveAnswer } from './save-answer.server.ts'
import { submitAttempt } from './submit-attempt.server.ts'

await createWorld()
const text = (words: string) => ({ en: words, ko: words })
const taxonomy = {
  classes: [{ name: 'answer' }],
  criteria: ['right', 'clear'].map((name) => ({ name, min: 1, max: 5, anchors: [] })),
}
const rated = (...values: number[]) => ({
  kind: 'rating' as const,
  ratings: values.map((value, at) => ({ criterion: ['right', 'clear'][at]!, value })),
})

beforeAll(async () => {
  const item = (key: string) => ({
    key,
    content: { type: 'response', prompt: 'Why?', response: `Because of ${key}.` },
    gold: rated(5, 2),
  })
  const dataset = contentDatasetSchema.parse({
    slug: 'answers',
    title: text('Answers'),
    kind: 'rating',
    taxonomy,
    items: [item('rain'), item('wind')],
  })
  await writeDatasets([dataset], MONDAY)
  const exam = parseBody('exam', {
    slug: 'rating',
    title: text('Rating'),
    summary: text('For tests.'),
    guideline: text('Rate.'),
    kind: 'rating',
    taxonomy,
    rubric: { kind: 'rating', tolerance: 0, range: 4 },
    dataset: 'answers',
    blueprint: [{ stratum: 'all', title: text('All'), count: 2 }],
    timeLimitMinutes: 20,
    attempts: 3,
    retryDelayHours: 0,
    decision: { rule: 'fixed', measure: 'mean-score', cut: 0.75 },
    grants: { qualification: 'rating-right', level: 1 },
  })
  await transaction((tx) => publishDefinition(tx, 'exam', exam, { origin: 'operator', at: MONDAY }))
})

async function begin() {
  const { id: userId } = await createLabeler()
  const begun = await beginAttempt({ userId, exam: 'rating', now: MONDAY })
  if (begun.outcome !== 'begun') throw new Error(begun.outcome)
  const save = (seq: number, label: object) =>
    saveAnswer(userId, begun.attempt, { position: 0, client: 'tab-of-a-test', seq, label }, MONDAY)
  return { userId, attempt: begun.attempt, save }
}

describe('an answer of an exam that is not finished', () => {
  it('is kept after every change, also when one is taken back, and comes back after a reload', async () => {
    const { userId, attempt, save } = await begin()
    for (const [seq, label] of [rated(5), rated(5, 1), rated(5), rated()].entries())
      expect(await save(seq + 1, label)).toMatchObject({ outcome: 'saved' })
    expect(await save(5, rated(4))).toMatchObject({ outcome: 'saved' })
    const room = await loadRoom(userId, attempt, MONDAY)
    expect(room.outcome === 'open' && room.room.items[0]!.answer).toEqual(rated(4))
  })

  it('is graded as far as it goes', async () => {
    const { userId, attempt, save } = await begin()
    await save(1, rated(5))
    expect(await submitAttempt(userId, attempt, MONDAY)).toEqual({ outcome: 'submitted' })
    const items = await db.attemptItem.findMany({ where: { attemptId: attempt }, include: { grade: true } })
    expect(items.map(({ grade }) => grade?.score).sort()).toEqual([0, 0.5])
  })

  it('is still refused for what the item does not ask', async () => {
    const { save } = await begin()
    expect(await save(1, rated(9))).toMatchObject({ outcome: 'invalid' })
  })
})
