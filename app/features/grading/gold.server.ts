import type { Prisma } from '@prisma/client'
import { type Grade, grade, unansweredGrade } from '#app/domain/grading/grade.ts'
import type { Rubric } from '#app/domain/grading/rubric.ts'
import { type GoldLabel, type Label, goldLabelSchema, goldOfClasses } from '#app/domain/labels/label.ts'
import { type Tx, db } from '#app/platform/db.server.ts'
import { newId } from '#app/platform/id.server.ts'

/**
 * The only reader and writer of gold labels. What leaves here is a grade, a version number, or — for practice, once
 * the person's own answer has been graded — the label itself.
 */
export interface ItemToGrade {
  itemId: string
  goldVersion: number
  rubric: Rubric
  /** Null: never answered. */
  answer: Label | null
  /** The classes that were asked for; gold of other classes does not count. All classes when omitted. */
  classes?: readonly string[]
}

/** As many bound variables as a query may have, with room to spare. */
const CHUNK = 500

/** The newest gold version of each item; items without gold are left out. */
export async function latestGoldVersion(itemIds: readonly string[]): Promise<Map<string, number>> {
  const versions = new Map<string, number>()
  for (const ids of chunks(itemIds)) {
    const rows = await db.goldLabel.groupBy({ by: ['itemId'], where: { itemId: { in: ids } }, _max: { version: true } })
    for (const { itemId, _max } of rows) if (_max.version !== null) versions.set(itemId, _max.version)
  }
  return versions
}

/**
 * Grades answers against the gold versions they were served with. Deterministic; writes nothing.
 * @throws Error when a gold version does not exist
 */
export async function gradeItems(items: readonly ItemToGrade[]): Promise<Map<string, Grade>> {
  const labels = await goldOf(items)
  return new Map(
    items.map(({ itemId, goldVersion, rubric, answer, classes }) => {
      const stored = labels.get(`${itemId} ${goldVersion}`)
      if (!stored) throw new Error(`item ${itemId} has no gold version ${goldVersion}`)
      const gold = asked(stored, classes)
      const task = { kind: gold.kind, rubric }
      return [itemId, answer ? grade(task, gold, answer) : unansweredGrade(task, gold)]
    }),
  )
}

/**
 * The gold label itself: for practice pages after the person's answer was graded, and for nothing else.
 * Findings of `gradeItems` with the same `classes` point into its boxes.
 */
export async function goldForRelease(
  itemId: string,
  version: number,
  classes?: readonly string[],
): Promise<GoldLabel | null> {
  const row = await db.goldLabel.findUnique({ where: { itemId_version: { itemId, version } } })
  return row && asked(goldLabelSchema.parse(row.label), classes)
}

/** The newest gold of each item that has any: for operators who take a whole dataset out. */
export async function newestGold(itemIds: readonly string[]): Promise<Map<string, GoldLabel>> {
  const versions = await latestGoldVersion(itemIds)
  const labels = await goldOf([...versions].map(([itemId, goldVersion]) => ({ itemId, goldVersion })))
  return new Map([...versions].map(([itemId, version]) => [itemId, labels.get(`${itemId} ${version}`)!]))
}

/** The versions of an item's gold, newest first: when, by whom and why each was written. Never the labels. */
export async function goldHistory(
  itemId: string,
): Promise<{ version: number; at: Date; by: string | null; reason: string | null }[]> {
  const select = { version: true, createdAt: true, createdBy: true, reason: true }
  const rows = await db.goldLabel.findMany({ where: { itemId }, orderBy: { version: 'desc' }, select })
  return rows.map(({ version, createdAt, createdBy, reason }) => ({ version, at: createdAt, by: createdBy, reason }))
}

/**
 * Writes an item's gold inside the caller's transaction: a new version when it differs from the newest, else nothing.
 * @returns the version that is newest afterwards
 */
export async function writeGold(
  tx: Tx,
  { itemId, label, at, by, reason }: { itemId: string; label: GoldLabel; at: Date; by?: string; reason?: string },
): Promise<number> {
  const newest = await tx.goldLabel.findFirst({ where: { itemId }, orderBy: { version: 'desc' } })
  const body = goldLabelSchema.parse(label)
  if (newest && JSON.stringify(goldLabelSchema.parse(newest.label)) === JSON.stringify(body)) return newest.version
  const version = (newest?.version ?? 0) + 1
  const data = {
    id: newId(),
    itemId,
    version,
    label: body as Prisma.InputJsonObject,
    createdAt: at,
    createdBy: by,
    reason,
  }
  await tx.goldLabel.create({ data })
  return version
}

async function goldOf(items: readonly { itemId: string; goldVersion: number }[]): Promise<Map<string, GoldLabel>> {
  const labels = new Map<string, GoldLabel>()
  const wanted = new Set(items.map(({ itemId, goldVersion }) => `${itemId} ${goldVersion}`))
  for (const ids of chunks([...new Set(items.map(({ itemId }) => itemId))])) {
    const rows = await db.goldLabel.findMany({ where: { itemId: { in: ids } } })
    for (const { itemId, version, label } of rows) {
      const key = `${itemId} ${version}`
      if (wanted.has(key)) labels.set(key, goldLabelSchema.parse(label))
    }
  }
  return labels
}

function asked(gold: GoldLabel, classes: readonly string[] | undefined): GoldLabel {
  if (!classes) return gold
  return goldOfClasses(gold, new Set(classes))
}

function* chunks<T>(list: readonly T[]): Generator<T[]> {
  for (let start = 0; start < list.length; start += CHUNK) yield list.slice(start, start + CHUNK)
}
