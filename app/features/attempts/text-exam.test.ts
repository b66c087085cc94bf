import { beforeAll, describe, expect, it } from 'vitest'
import { contentDatasetSchema } from '#app/domain/datasets/content-dataset.ts'
import { writeDatasets } from '#app/features/setup/write-datasets.server.ts'
import { transaction } from '#app/platform/db.server.ts'
import { parseBody, publishDefinition } from '#app/platform/definitions.server.ts'
import { MONDAY, createLabeler, createWorld } from '#tests/support/world.ts'
import { beginAttempt } from './begin-attempt.server.ts'
import { loadRoom, type Room } from './load-room.server.ts'
import { saveAnswer } from './save-answer.server.ts'

await createWorld()
const text = (words: string) => ({ en: words, ko: words })
const taxonomy = { classes: [{ name: 'person' }] }
const LONG = '하은은 서울에 산다'

beforeAll(async () => {
  const dataset = contentDatasetSchema.parse({
    slug: 'sentences',
    title: text('Sentences'),
    kind: 'spans',
    taxonomy,
    items: [
      { key: 'long', marked: '[하은|person]은 서울에 산다' },
      { key: 'short', marked: '[하은|person]' },
    ],
  })
  await writeDatasets([dataset], MONDAY)
  const exam = parseBody('exam', {
    slug: 'names',
    title: text('Names'),
    summary: text('For tests.'),
    guideline: text('Mark **names**.'),
    kind: 'spans',
    taxonomy,
    rubric: { kind: 'spans' },
    dataset: 'sentences',
    blueprint: [{ stratum: 'all', title: text('All'), count: 2 }],
    timeLimitMinutes: 20,
    attempts: 3,
    retryDelayHours: 0,
    decision: { rule: 'fixed', measure: 'mean-score', cut: 0.75 },
    grants: { qualification: 'names-right', level: 1 },
  })
  await transaction((tx) => publishDefinition(tx, 'exam', exam, { origin: 'operator', at: MONDAY }))
})

async function enter(): Promise<{ userId: string; room: Room }> {
  const { id: userId } = await createLabeler()
  const begun = await beginAttempt({ userId, exam: 'names', now: MONDAY })
  if (begun.outcome !== 'begun') throw new Error(begun.outcome)
  const loaded = await loadRoom(userId, begun.attempt, MONDAY)
  if (loaded.outcome !== 'open') throw new Error(loaded.outcome)
  return { userId, room: loaded.room }
}

describe('an exam on texts', () => {
  it('shows each text without a picture, and nothing of what is marked in gold', async () => {
    const { room } = await enter()
    const says = room.items.map(({ picture, content }) => [picture, content?.type === 'text' && content.text])
    expect(new Set(says.map(String))).toEqual(new Set([`,${LONG}`, ',하은']))
    expect(room.exam).toMatchObject({ guideline: text('Mark **names**.'), multiple: false })
    expect(JSON.stringify(room)).not.toMatch(/"start"|"end"|gold/i)
  })

  it('takes spans inside their own text only, whichever text was answered first', async () => {
    for (const first of ['long', 'short']) {
      const { userId, room } = await enter()
      const isLong = ({ content }: Room['items'][number]) => content?.type === 'text' && content.text === LONG
      const order = [...room.items].sort((a) => (isLong(a) === (first === 'long') ? -1 : 1))
      const outcomes = new Map<string, string>()
      for (const item of order) {
        const label = { kind: 'spans', spans: [{ id: '1', class: 'person', start: 0, end: 5 }] }
        const body = { position: item.position, client: 'tab-of-a-test', seq: 1, label }
        const saved = await saveAnswer(userId, room.id, body, MONDAY)
        outcomes.set(isLong(item) ? 'long' : 'short', saved.outcome)
      }
      expect([...outcomes].sort()).toEqual([
        ['long', 'saved'],
        ['short', 'invalid'],
      ])
    }
  })
})
