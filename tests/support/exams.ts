import type { Prisma } from '@prisma/client'
import type { ExamDefinition } from '#app/domain/exams/definition.ts'
import type { BoxesLabel } from '#app/domain/labels/boxes.ts'
import { transaction } from '#app/platform/db.server.ts'
import { parseBody, publishDefinition } from '#app/platform/definitions.server.ts'
import { newId } from '#app/platform/id.server.ts'
import { MONDAY } from './people.ts'

const text = (en: string) => ({ en, ko: `${en} (ko)` })

/** The gold of every item in these exams; its numbers and its id must never reach a browser. */
export const GOLD: BoxesLabel = {
  kind: 'boxes',
  boxes: [{ id: 'gold-canary-1', class: 'car', x: 111.375, y: 122.625, width: 133.125, height: 88.875 }],
}
/** An answer that is right, one that is wrong, in nobody's numbers. */
export const RIGHT: BoxesLabel = {
  kind: 'boxes',
  boxes: [{ id: 'a', class: 'car', x: 111, y: 122, width: 134, height: 90 }],
}
export const WRONG: BoxesLabel = {
  kind: 'boxes',
  boxes: [{ id: 'a', class: 'bus', x: 400, y: 300, width: 20, height: 20 }],
}

interface ExamFields extends Partial<Pick<ExamDefinition, 'timeLimitMinutes' | 'attempts' | 'retryDelayHours'>> {
  slug: string
  /** Items in the pool, and items drawn. */
  pool?: number
  draws?: number
  validDays?: number | null
  prerequisites?: ExamDefinition['prerequisites']
}

/** An exam on its own imported dataset, and the qualification `<slug>-right` that it grants. */
export async function createExam({ slug, pool = 4, draws = 2, validDays = 365, ...fields }: ExamFields) {
  const taxonomy = {
    classes: [
      { name: 'car', hotkey: '1' },
      { name: 'bus', hotkey: '2' },
    ],
  }
  const exam = parseBody('exam', {
    slug,
    title: text(slug),
    summary: text('For tests.'),
    kind: 'boxes',
    taxonomy,
    rubric: { kind: 'boxes' },
    dataset: slug,
    blueprint: [{ stratum: 'all', title: text('All'), count: draws }],
    timeLimitMinutes: 20,
    attempts: 3,
    retryDelayHours: 24,
    prerequisites: [],
    decision: { rule: 'fixed', measure: 'mean-score', cut: 0.75 },
    grants: { qualification: `${slug}-right`, level: 1 },
    teaches: { missing: 'boxes-on-the-street/small-and-crowded' },
    ...fields,
  })
  const qualification = parseBody('qualification', {
    slug: `${slug}-right`,
    title: text(`${slug} right`),
    summary: text('For tests.'),
    criteria: text('Two pictures.'),
    validDays,
    levels: [
      { level: 1, title: text('Level 1') },
      { level: 2, title: text('Level 2') },
    ],
    exam: slug,
  })
  const datasetId = newId()
  const items = Array.from({ length: pool }, () => newId())
  await transaction(async (tx) => {
    await publishDefinition(tx, 'exam', exam, { origin: 'operator', at: MONDAY })
    await publishDefinition(tx, 'qualification', qualification, { origin: 'operator', at: MONDAY })
    const dataset = { id: datasetId, slug, name: slug, kind: 'boxes', source: 'import', taxonomy }
    await tx.dataset.create({ data: { ...dataset, createdAt: MONDAY } })
    await tx.item.createMany({
      data: items.map((id, index) => ({
        id,
        datasetId,
        key: `${index}.jpg`,
        media: 'none.webp',
        width: 640,
        height: 480,
        meta: {},
        recipe: { seed: 'recipe-canary' },
        createdAt: MONDAY,
      })),
    })
    await tx.goldLabel.createMany({
      data: items.map((itemId) => ({
        id: newId(),
        itemId,
        version: 1,
        label: GOLD as unknown as Prisma.InputJsonValue,
        createdAt: MONDAY,
      })),
    })
  })
  return { slug, qualification: qualification.slug, items }
}
