import { beforeAll, describe, expect, it } from 'vitest'
import type { GoldLabel } from '#app/domain/labels/label.ts'
import { goldForRelease, writeGold } from '#app/features/grading/gold.server.ts'
import { datasetFacts } from '#app/features/datasets/dataset-facts.server.ts'
import { db, transaction } from '#app/platform/db.server.ts'
import { newId } from '#app/platform/id.server.ts'
import type { Person } from '#app/platform/session.server.ts'
import { createBoxesDataset } from '#tests/support/practice.ts'
import {
  MONDAY,
  createAdmin,
  createLabeler,
  createOperator,
  createWorld,
  requestAs,
  routeArguments,
} from '#tests/support/world.ts'
import { loader } from '#app/routes/operate.datasets.$dataset_.items.$item/route.tsx'
import { action } from './route.ts'

await createWorld()
const CAR = { class: 'car', x: 10, y: 10, width: 40, height: 20 }
const GOLD: GoldLabel = {
  kind: 'boxes',
  boxes: [
    { ...CAR, id: 'a', visibility: 0.5 },
    { ...CAR, id: 'crowd', ignore: true },
  ],
}
const MOVED = { kind: 'boxes', boxes: [{ ...CAR, id: 'a', x: 20 }] }
const WHY = 'the left edge was wrong'
let operator: Person

/** An imported dataset with one item of 200 × 100 pixels. */
async function imported({ slug, kind, gold }: { slug: string; kind: string; gold?: GoldLabel }): Promise<string> {
  const [datasetId, id] = [newId(), newId()]
  await transaction(async (tx) => {
    const taxonomy = { classes: [{ name: 'car' }, { name: 'bus' }] }
    const made = { source: 'import', taxonomy, createdAt: MONDAY }
    await tx.dataset.create({ data: { id: datasetId, slug, name: slug, kind, ...made } })
    const meta = { objects: 1, classes: [{ name: 'car', objects: 1 }], credit: null }
    const picture = { key: 'a.jpg', media: 'none.webp', width: 200, height: 100, meta }
    await tx.item.create({ data: { id, datasetId, ...picture, createdAt: MONDAY } })
    if (gold) await writeGold(tx, { itemId: id, label: gold, at: MONDAY, reason: 'imported' })
  })
  return id
}

interface Given {
  label: unknown
  shown?: number | null
  reason?: string
  by?: Person | null
}

async function post(slug: string, item: string, body: string, by: Person | null = operator) {
  const headers = { 'Content-Type': 'application/json' }
  const request = await requestAs(by, `/operate/datasets/${slug}/items/${item}/gold`, { method: 'POST', body, headers })
  const answer = await action(routeArguments(request, { dataset: slug, item }))
  return { status: answer.status, ...((await answer.json()) as Record<string, unknown>) }
}

function send(slug: string, item: string, { label, shown = null, reason = WHY, by = operator }: Given) {
  return post(slug, item, JSON.stringify({ label, shown, reason }), by)
}

async function page(slug: string, item: string, search = '') {
  const request = await requestAs(operator, `/operate/datasets/${slug}/items/${item}${search}`)
  return loader(routeArguments(request, { dataset: slug, item }))
}

const versions = (itemId: string) => db.goldLabel.count({ where: { itemId } })

beforeAll(async () => {
  operator = await createOperator({ name: 'Haneul' })
})

describe('correcting gold', () => {
  it('writes a new version with who, when and why, keeps what only gold knows, and leaves the old one', async () => {
    const item = await imported({ slug: 'moved', kind: 'boxes', gold: GOLD })
    expect(await send('moved', item, { label: MOVED, shown: 1 })).toEqual({
      status: 200,
      outcome: 'written',
      version: 2,
    })
    expect(await goldForRelease(item, 1)).toEqual(GOLD)
    expect(await goldForRelease(item, 2)).toEqual({
      kind: 'boxes',
      boxes: [
        { ...CAR, id: 'a', x: 20, visibility: 0.5 },
        { ...CAR, id: 'crowd', ignore: true },
      ],
    })
    const { history, written, authored, editing } = await page('moved', item, '?written=2')
    expect({ written, authored, editing }).toEqual({ written: 2, authored: true, editing: null })
    expect(history).toMatchObject([
      { version: 2, by: { id: operator.id, name: 'Haneul' }, reason: WHY },
      { version: 1, by: null, reason: 'imported' },
    ])
    const events = await db.auditEvent.findMany({ where: { act: 'gold.corrected', subjectId: item } })
    expect(events).toMatchObject([
      { actorId: operator.id, reason: WHY, detail: { dataset: 'moved', item: 'a.jpg', version: 2 } },
    ])
  })

  it('sent twice is one version and one audit row', async () => {
    const item = await imported({ slug: 'twice', kind: 'boxes', gold: GOLD })
    await send('twice', item, { label: MOVED, shown: 1 })
    const again = await send('twice', item, { label: MOVED, shown: 1 })
    expect(again).toMatchObject({ status: 200, outcome: 'unchanged', version: 2 })
    expect(await versions(item)).toBe(2)
    expect(await db.auditEvent.count({ where: { subjectId: item } })).toBe(1)
  })

  it('at the same moment by two people is one version; the other is told', async () => {
    const item = await imported({ slug: 'race', kind: 'boxes', gold: GOLD })
    const admin = await createAdmin()
    const other = { kind: 'boxes', boxes: [] }
    const answers = await Promise.all([
      send('race', item, { label: MOVED, shown: 1 }),
      send('race', item, { label: other, shown: 1, by: admin }),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(answers.find(({ status }) => status === 409)).toMatchObject({ outcome: 'stale', version: 2 })
    expect(await versions(item)).toBe(2)
  })

  it('is refused when nothing differs, when the reason is missing or too long, and when the label is not allowed', async () => {
    const item = await imported({ slug: 'refused', kind: 'boxes', gold: GOLD })
    const same = { kind: 'boxes', boxes: [{ ...CAR, id: 'a' }] }
    expect(await send('refused', item, { label: same, shown: 1 })).toMatchObject({ outcome: 'unchanged', version: 1 })
    for (const reason of ['', ' x ', 'x'.repeat(501)])
      expect(await send('refused', item, { label: MOVED, shown: 1, reason })).toMatchObject({
        status: 400,
        outcome: 'no-reason',
      })
    const outside = { kind: 'boxes', boxes: [{ ...CAR, id: 'a', x: 190 }] }
    expect(await send('refused', item, { label: outside, shown: 1 })).toMatchObject({
      status: 400,
      outcome: 'invalid',
      problems: [{ where: 'boxes[0]', message: expect.stringContaining('outside the image') }],
    })
    const tram = { kind: 'boxes', boxes: [{ ...CAR, id: 'a', class: 'tram' }] }
    expect(await send('refused', item, { label: tram, shown: 1 })).toMatchObject({ outcome: 'invalid' })
    expect(await send('refused', item, { label: { kind: 'spans', spans: [] }, shown: 1 })).toMatchObject({
      outcome: 'invalid',
    })
    expect(await versions(item)).toBe(1)
    expect(await db.auditEvent.count({ where: { subjectId: item } })).toBe(0)
  })

  it('makes the first gold of an item, and lists know of it at once', async () => {
    const item = await imported({ slug: 'first', kind: 'boxes' })
    const { id: datasetId } = await db.dataset.findUniqueOrThrow({ where: { slug: 'first' } })
    await datasetFacts(datasetId)
    expect(await page('first', item, '?edit')).toMatchObject({ gold: null, editing: 'boxes', history: [] })
    const two = {
      kind: 'boxes',
      boxes: [
        { ...CAR, id: '1', class: 'bus' },
        { ...CAR, id: '2' },
      ],
    }
    expect(await send('first', item, { label: two })).toMatchObject({ status: 200, outcome: 'written' })
    expect(await goldForRelease(item, 1)).toEqual(two)
    const [facts] = await datasetFacts(datasetId)
    expect([facts!.objects, [...facts!.classes]]).toEqual([
      2,
      [
        ['bus', 1],
        ['car', 1],
      ],
    ])
    expect(await send('first', item, { label: MOVED })).toMatchObject({ status: 409, outcome: 'stale', version: 1 })
  })

  it('cannot leave empty what needs an answer', async () => {
    const item = await imported({ slug: 'classes', kind: 'classification' })
    const empty = await send('classes', item, { label: { kind: 'classification', classes: [] } })
    expect(empty).toMatchObject({ outcome: 'invalid', problems: [{ message: 'operate:item.edit.empty' }] })
    const both = { kind: 'classification', classes: ['car', 'bus'] }
    expect(await send('classes', item, { label: both })).toMatchObject({ status: 200, outcome: 'written' })
  })

  it('is not offered for drawn scenes, and refused when asked for', async () => {
    const [item = ''] = await createBoxesDataset({ slug: 'scenes', items: 1 })
    expect(await page('scenes', item, '?edit')).toMatchObject({ authored: false, editing: null, source: 'scenes' })
    expect(await send('scenes', item, { label: MOVED, shown: 1 })).toMatchObject({ status: 400, outcome: 'invalid' })
    expect(await versions(item)).toBe(1)
  })

  it('is for operators alone, and for items that exist in their dataset', async () => {
    const item = await imported({ slug: 'doors', kind: 'boxes', gold: GOLD })
    const by = await createLabeler()
    expect(await send('doors', item, { label: MOVED, shown: 1, by })).toEqual({ status: 404, outcome: 'unknown' })
    expect(await send('moved', item, { label: MOVED, shown: 1 })).toEqual({ status: 404, outcome: 'unknown' })
    expect(await versions(item)).toBe(1)
  })

  it('says that the session is over instead of sending work to the login page', async () => {
    const item = await imported({ slug: 'asleep', kind: 'boxes', gold: GOLD })
    expect(await send('asleep', item, { label: MOVED, shown: 1, by: null })).toMatchObject({ status: 401 })
    expect(await versions(item)).toBe(1)
  })

  it.each([
    '',
    'label=%7B%7D',
    '{"label":{},"shown":0}',
    '{"label":{},"shown":"1"}',
    '{"label":{},"shown":1,"more":1}',
  ])('refuses a body that is no correction: %s', async (body) => {
    const item = await imported({ slug: `body-${newId().toLowerCase()}`, kind: 'boxes', gold: GOLD })
    expect(await post('refused', item, body)).toMatchObject({ status: 400, problems: [{ where: '(body)' }] })
  })
})
