import type { Prisma } from '@prisma/client'
import { type Bodies, type DefinitionType, parseBody, publishDefinition } from '#app/platform/definitions.server.ts'
import { transaction } from '#app/platform/db.server.ts'
import { storeRaster } from '#app/platform/media.server.ts'
import sharp from 'sharp'
import { MONDAY, createAdmin, createGuest, createLabeler, createOperator, createReviewer } from './people.ts'

/**
 * A small named world in which every page has something on it, planted row by row: Jiho owns an open attempt, a
 * released one, a grant, a practice task, a lease; Mina owns nothing. All gold in it is marked, so that a single
 * byte of it in any answer can be found.
 */
export const CANARY = {
  /** Stands in every gold label as a box id. */
  id: 'canary-gold-7f3a91',
  /** Stands in every gold label as a coordinate. */
  x: 211.734519,
  /** Stands in recipes, seeds and honeypot notes, which imply gold. */
  seed: 'canary-seed-52c8e0',
}
export const CANARY_MARKS = [CANARY.id, String(CANARY.x), CANARY.seed]

const text = (en: string) => ({ en, ko: `${en} (ko)` })
const taxonomy = {
  classes: [
    { name: 'car', hotkey: '1', title: text('Car') },
    { name: 'bus', hotkey: '2', title: text('Bus') },
  ],
}
const rubric = { kind: 'boxes' as const }
const DATASET = 'planted'

const BODIES: { [T in DefinitionType]: unknown } = {
  practice: {
    slug: 'planted-practice',
    title: text('Planted practice'),
    summary: text('For tests.'),
    kind: 'boxes',
    order: 99,
    taxonomy,
    rubric,
    pool: { source: 'dataset', dataset: DATASET },
    teaches: {},
  },
  exam: {
    slug: 'planted-exam',
    title: text('Planted exam'),
    summary: text('For tests.'),
    kind: 'boxes',
    taxonomy,
    rubric,
    dataset: DATASET,
    blueprint: [{ stratum: 'all', title: text('All'), count: 2 }],
    timeLimitMinutes: 20,
    attempts: 3,
    retryDelayHours: 24,
    prerequisites: [],
    decision: { rule: 'fixed', measure: 'mean-score', cut: 0.75 },
    grants: { qualification: 'planted-right', level: 1 },
    teaches: {},
  },
  qualification: {
    slug: 'planted-right',
    title: text('Planted right'),
    summary: text('For tests.'),
    criteria: text('Two pictures.'),
    validDays: 365,
    levels: [{ level: 1, title: text('Level 1') }],
    exam: 'planted-exam',
  },
  project: {
    slug: 'planted-project',
    title: text('Planted project'),
    summary: text('For tests.'),
    guideline: text('Draw boxes.'),
    client: 'Tests',
    tier: 'qualified',
    kind: 'boxes',
    taxonomy,
    rubric,
    pool: { source: 'dataset', dataset: DATASET },
    pay: { amountMinor: 350, currency: 'KRW' },
    requirement: { holds: 'planted-right' },
    leaseMinutes: 30,
    honeypots: { share: 0.25, acceptScore: 0.7, window: 10, minimum: 3, floor: 0.6 },
  },
}

export const goldBoxes = [
  { id: CANARY.id, class: 'car', x: CANARY.x, y: 100, width: 80, height: 60 },
  { id: `${CANARY.id}-2`, class: 'bus', x: 20, y: 40, width: 120.5, height: 90 },
]

/** An item with marked gold, outside any world's names. */
async function plantItems(media: string, at: Date): Promise<string[]> {
  const ids = Array.from({ length: 12 }, (_, index) => `planteditem${String(index).padStart(2, '0')}xxxxxxx`)
  await transaction(async (tx) => {
    await tx.dataset.create({
      data: {
        id: 'planteddataset000000',
        slug: DATASET,
        name: 'Planted',
        kind: 'boxes',
        source: 'import',
        taxonomy,
        createdAt: at,
      },
    })
    for (const id of ids) {
      const recipe = { generator: 'test', seed: CANARY.seed }
      await tx.item.create({
        data: {
          id,
          datasetId: 'planteddataset000000',
          key: `${id}.jpg`,
          media,
          width: 640,
          height: 480,
          meta: {},
          recipe,
          createdAt: at,
        },
      })
      const label = { kind: 'boxes', boxes: goldBoxes } as unknown as Prisma.InputJsonValue
      await tx.goldLabel.create({ data: { id: `gold-${id}`, itemId: id, version: 1, label, createdAt: at } })
    }
  })
  return ids
}

const TEXTS = {
  slug: 'planted-texts',
  title: text('Planted texts'),
  summary: text('For tests.'),
  kind: 'spans',
  order: 100,
  guideline: text('Mark **names**.'),
  taxonomy: { classes: [{ name: 'person' }] },
  rubric: { kind: 'spans' },
  pool: { source: 'dataset', dataset: 'planted-texts' },
  teaches: {},
}

/** A text without a picture, its gold marked, and a person's practice task on it. @returns the ids of both */
async function plantText(userId: string, at: Date): Promise<{ item: string; task: string }> {
  const [item, task] = ['planteditemtextxxxxx', 'plantedtextpractice0']
  const body = parseBody('practice', TEXTS)
  await transaction(async (tx) => {
    const definitionId = await publishDefinition(tx, 'practice', body, { origin: 'operator', at })
    const datasetId = 'plantedtextdataset00'
    const { slug, kind, taxonomy } = TEXTS
    await tx.dataset.create({
      data: { id: datasetId, slug, name: 'Planted texts', kind, source: 'content', taxonomy, createdAt: at },
    })
    const content = { type: 'text', text: '하은은 서울에 산다', language: 'ko' }
    const recipe = { generator: 'test', seed: CANARY.seed }
    const shown = { key: 'planted', width: 0, height: 0, content, meta: { language: 'ko' }, recipe }
    await tx.item.create({ data: { id: item, datasetId, ...shown, createdAt: at } })
    const label = { kind: 'spans', spans: [{ id: CANARY.id, class: 'person', start: 0, end: 2 }] }
    await tx.goldLabel.create({ data: { id: `gold-${item}`, itemId: item, version: 1, label, createdAt: at } })
    const served = { userId, itemId: item, goldVersion: 1 }
    await tx.practiceTask.create({ data: { id: task, definitionId, practice: slug, servedAt: at, ...served } })
    await tx.exposure.create({ data: { ...served, kind: 'served', context: 'practice', at } })
  })
  return { item, task }
}

/** Plants the world into the database in use. @returns the people and the ids of what they own */
export async function plantWorld(at: Date = MONDAY) {
  const picture = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#8899aa' } })
    .webp()
    .toBuffer()
  const { name: media } = await storeRaster(picture)
  const [visitorGuest, jiho, mina, reviewer, operator, admin] = await Promise.all([
    createGuest(),
    createLabeler({ name: 'Jiho', email: 'jiho@example.com' }),
    createLabeler({ name: 'Mina', email: 'mina@example.com' }),
    createReviewer({ name: 'Rina' }),
    createOperator({ name: 'Oh' }),
    createAdmin({ name: 'Ada' }),
  ])
  const items = await plantItems(media, at)
  const ids = await transaction(async (tx) => {
    const publish = <T extends DefinitionType>(type: T) =>
      publishDefinition(tx, type, BODIES[type] as Bodies[T], { origin: 'operator', at })
    return {
      practice: await publish('practice'),
      exam: await publish('exam'),
      qualification: await publish('qualification'),
      project: await publish('project'),
    }
  })
  const hour = 3_600_000
  const later = (hours: number) => new Date(at.getTime() + hours * hour)
  await transaction(async (tx) => {
    const attempt = (
      id: string,
      number: number,
      fields: { state: string } & Partial<Prisma.AttemptUncheckedCreateInput>,
    ) => ({
      id,
      userId: jiho.id,
      definitionId: ids.exam,
      exam: 'planted-exam',
      number,
      seed: CANARY.seed,
      startedAt: at,
      deadlineAt: later(240),
      ...fields,
    })
    const attemptItems = (attemptId: string, from: number) =>
      [0, 1].map((position) => ({
        id: `${attemptId}-item-${position}`,
        attemptId,
        position,
        itemId: items[from + position]!,
        goldVersion: 1,
        stratum: 'all',
        rubricVersion: 'v1',
      }))
    const result = { outcome: 'passed', score: 0.9, intervalLow: 0.4, intervalHigh: 0.99, graderVersion: 'test' }
    const times = { submittedAt: at, gradedAt: at, releasedAt: at }
    await tx.attempt.create({ data: attempt('plantedreleased00000', 1, { state: 'released', ...result, ...times }) })
    await tx.attempt.create({ data: attempt('plantedopen000000000', 2, { state: 'open' }) })
    await tx.attemptItem.createMany({
      data: [
        ...attemptItems('plantedreleased00000', 0).map((item) => ({ ...item, visibleMs: 95_000 })),
        ...attemptItems('plantedopen000000000', 2),
      ],
    })
    for (const position of [0, 1]) {
      const graded = { score: 0.9, metrics: { f1: 0.9 }, graderVersion: 'test', gradedAt: at }
      const findings = [{ type: 'missing', class: 'car', goldIndex: 0 }]
      await tx.grade.create({ data: { attemptItemId: `plantedreleased00000-item-${position}`, findings, ...graded } })
    }
    await tx.grant.create({
      data: {
        id: 'plantedgrant00000000',
        publicId: 'plantedpublic0000000',
        userId: jiho.id,
        definitionId: ids.qualification,
        qualification: 'planted-right',
        level: 1,
        evidence: {
          score: 0.9,
          intervalLow: 0.4,
          intervalHigh: 0.99,
          items: 2,
          exam: 'planted-exam',
          attempt: 'plantedreleased00000',
        },
        attemptId: 'plantedreleased00000',
        holderName: 'Jiho',
        grantedAt: at,
        expiresAt: later(24 * 365),
      },
    })
    await tx.practiceTask.create({
      data: {
        id: 'plantedpractice00000',
        userId: jiho.id,
        definitionId: ids.practice,
        practice: 'planted-practice',
        itemId: items[4]!,
        goldVersion: 1,
        servedAt: at,
      },
    })
    for (const [position, itemId] of items.slice(5, 10).entries()) {
      // The second task is a honeypot; nothing that leaves the server may tell it from the others.
      const goldVersion = position === 1 ? 1 : null
      await tx.task.create({
        data: {
          id: `plantedtask${position}00000000`,
          definitionId: ids.project,
          project: 'planted-project',
          itemId,
          goldVersion,
          position,
          needed: 1,
        },
      })
    }
    await tx.assignment.create({
      data: {
        id: 'plantedassignment000',
        taskId: 'plantedtask100000000',
        userId: jiho.id,
        project: 'planted-project',
        leasedAt: at,
        leaseExpiresAt: later(240),
      },
    })
    await tx.assignment.create({
      data: {
        id: 'plantedheld000000000',
        taskId: 'plantedtask000000000',
        userId: jiho.id,
        project: 'planted-project',
        // Before the open one: nobody takes a task while another of the project is open.
        leasedAt: later(-1),
        leaseExpiresAt: later(-0.5),
        submittedAt: later(-0.75),
        label: { kind: 'boxes', boxes: [{ id: 'held-1', class: 'car', x: 210, y: 101, width: 81, height: 60 }] },
        outcome: 'held',
        visibleMs: 72_000,
      },
    })
    const served = items
      .slice(0, 10)
      .map((itemId) => ({ userId: jiho.id, itemId, kind: 'served', context: 'exam', at }))
    await tx.exposure.createMany({ data: served })
  })
  await transaction((tx) =>
    tx.importRun.create({
      data: {
        id: 'plantedimport0000000',
        datasetId: 'planteddataset000000',
        format: 'coco',
        fileName: 'planted.json',
        fileHash: '',
        state: 'done',
        total: 12,
        processed: 12,
        counts: { items: 12 },
        problems: [{ where: 'annotations[3] (id 4)', message: 'bbox has zero width' }],
        startedAt: at,
        finishedAt: at,
      },
    }),
  )
  return {
    importRun: 'plantedimport0000000',
    people: { visitor: null, guest: visitorGuest, owner: jiho, labeler: mina, reviewer, operator, admin },
    items,
    definitions: ids,
    openAttempt: 'plantedopen000000000',
    releasedAttempt: 'plantedreleased00000',
    grant: 'plantedgrant00000000',
    credential: 'plantedpublic0000000',
    practiceTask: 'plantedpractice00000',
    text: await plantText(jiho.id, at),
    assignment: 'plantedassignment000',
    heldAssignment: 'plantedheld000000000',
  }
}

export type PlantedWorld = Awaited<ReturnType<typeof plantWorld>>
