import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Box, GoldBox } from '#app/domain/labels/boxes.ts'
import { goldLabelSchema } from '#app/domain/labels/label.ts'
import { beginAttempt } from '#app/features/attempts/begin-attempt.server.ts'
import { latestAnswers } from '#app/features/attempts/latest-answers.server.ts'
import { saveAnswer } from '#app/features/attempts/save-answer.server.ts'
import { submitAttempt } from '#app/features/attempts/submit-attempt.server.ts'
import { makeExam } from '#app/features/datasets/make-of-dataset.server.ts'
import { importCoco } from '#app/features/imports/import-coco.server.ts'
import { standingOf } from '#app/features/qualifications/standing.server.ts'
import { db } from '#app/platform/db.server.ts'
import { examForm } from '#tests/support/made.ts'
import { MONDAY, createLabeler, createOperator, createWorld } from '#tests/support/world.ts'

/** The main job on real photos: an import, an exam made of it, one labeler who passes and one who fails. */
const data = path.resolve(process.env.REAL_DATA_DIR ?? '../shared/data', 'img-coco-open-a')
const present = existsSync(path.join(data, 'annotations.json'))
if (!present) console.warn(`SKIPPED: the photos are not in ${data}; set REAL_DATA_DIR`)

await createWorld()
const CLASSES = ['person', 'car', 'dog', 'cat', 'bus', 'bicycle', 'chair']
const MINUTE = 60_000

async function importPhotos(now: Date) {
  const operator = await createOperator()
  const imported = await importCoco({
    fileName: 'annotations.json',
    text: readFileSync(path.join(data, 'annotations.json'), 'utf8'),
    dataset: 'everyday',
    imageOf: async (key) => {
      const file = path.join(data, 'images', key)
      return existsSync(file) ? file : null
    },
    startedBy: operator.id,
    now,
  })
  return { operator, imported }
}

/** What a hand draws of the gold boxes of an item, in its picture. */
type Hand = (boxes: GoldBox[], item: { width: number; height: number }) => Box[]

const clean = ({ id, class: name, x, y, width, height }: GoldBox): Box => ({ id, class: name, x, y, width, height })

/** A box moved and stretched by shares of its own size, kept in its picture. */
function moved(
  box: Box,
  { dx, dy, grow }: { dx: number; dy: number; grow: number },
  item: { width: number; height: number },
): Box {
  const x = Math.min(Math.max(0, box.x + dx * box.width), item.width - 1)
  const y = Math.min(Math.max(0, box.y + dy * box.height), item.height - 1)
  const width = Math.max(1, Math.min(box.width * grow, item.width - x))
  const height = Math.max(1, Math.min(box.height * grow, item.height - y))
  return { ...box, x, y, width, height }
}

/** Every object, each edge within a few hundredths of the object's size. */
const careful: Hand = (boxes, item) =>
  boxes.map((box, n) =>
    moved(clean(box), { dx: n % 2 ? 0.03 : -0.03, dy: n % 3 ? 0.02 : -0.02, grow: n % 2 ? 1.03 : 0.97 }, item),
  )

/** Two of three objects are missed, the others are drawn far too wide. */
const careless: Hand = (boxes, item) =>
  boxes.filter((_, n) => n % 3 === 0).map((box) => moved(clean(box), { dx: -0.4, dy: -0.4, grow: 1.8 }, item))

async function sit(name: string, hand: Hand) {
  const { id: userId } = await createLabeler({ name })
  const begun = await beginAttempt({ userId, exam: 'everyday-exam', now: MONDAY })
  if (begun.outcome !== 'begun') throw new Error(begun.outcome)
  for (const { position, itemId, goldVersion, item } of latestAnswers(begun.attempt)) {
    const row = await db.goldLabel.findUniqueOrThrow({ where: { itemId_version: { itemId, version: goldVersion } } })
    const gold = goldLabelSchema.parse(row.label)
    if (gold.kind !== 'boxes') throw new Error('not boxes')
    const asked = gold.boxes.filter((box) => !box.ignore && CLASSES.includes(box.class))
    const label = { kind: 'boxes', boxes: hand(asked, item) }
    const at = new Date(MONDAY.getTime() + (position + 1) * MINUTE)
    const saved = await saveAnswer(userId, begun.attempt, { position, client: 'browser-tab', seq: 1, label }, at)
    expect(saved).toMatchObject({ outcome: 'saved' })
  }
  const end = new Date(MONDAY.getTime() + 20 * MINUTE)
  expect(await submitAttempt(userId, begun.attempt, end)).toEqual({ outcome: 'submitted' })
  return {
    attempt: await db.attempt.findUniqueOrThrow({ where: { id: begun.attempt } }),
    grants: standingOf(userId, end),
  }
}

describe.skipIf(!present)('the main job on real photos', () => {
  it('imports 20 photos, and again without a change', async () => {
    const { imported } = await importPhotos(MONDAY)
    expect(imported).toMatchObject({ outcome: 'imported', problems: [], counts: { items: 20, boxes: 211, skipped: 0 } })
    const before = await db.goldLabel.count()
    expect((await importPhotos(MONDAY)).imported).toMatchObject({
      counts: { newItems: 0, newGoldVersions: 0, unchanged: 20 },
    })
    expect(await db.goldLabel.count()).toBe(before)
  })

  it('makes an exam of them as the form does', async () => {
    const operator = await createOperator()
    const form = examForm({
      slug: 'everyday-exam',
      classes: CLASSES,
      'parts[0].titleEn': 'Few objects',
      'parts[0].count': '3',
      'parts[0].source': 'objects',
      'parts[0].min': '1',
      'parts[0].max': '4',
      'parts[1].titleEn': 'Many objects',
      'parts[1].titleKo': '물체가 많은 사진',
      'parts[1].count': '3',
      'parts[1].source': 'rest',
    })
    expect(await makeExam('everyday', form, { operatorId: operator.id, now: MONDAY })).toEqual({
      outcome: 'made',
      slug: 'everyday-exam',
    })
  })

  it('passes who answers from gold with small noise, and grants the qualification', async () => {
    const { attempt, grants } = await sit('Careful', careful)
    expect(attempt).toMatchObject({ state: 'released', outcome: 'passed' })
    expect(attempt.score).toBeGreaterThan(0.95)
    expect(grants).toMatchObject([{ qualification: 'everyday-exam', state: 'valid' }])
  })

  it('fails who misses most and draws too wide', async () => {
    const { attempt, grants } = await sit('Careless', careless)
    expect(attempt).toMatchObject({ state: 'released', outcome: 'failed' })
    expect(attempt.score).toBeLessThan(0.3)
    expect(grants).toEqual([])
  })
})
