import { isDeepStrictEqual } from 'node:util'
import type { Prisma } from '@prisma/client'
import { editedGold } from '#app/domain/labels/edited-gold.ts'
import { isEmptyLabel, mayBeEmpty } from '#app/domain/labels/empty.ts'
import { LABEL_KINDS } from '#app/domain/labels/kind.ts'
import { goldLabelSchema, labelSchemaFor } from '#app/domain/labels/label.ts'
import { type Problem, problemsOf } from '#app/domain/labels/problems.ts'
import { taxonomySchema } from '#app/domain/labels/taxonomy.ts'
import { goldForRelease, latestGoldVersion, writeGold } from '#app/features/grading/gold.server.ts'
import { goldLimitsOf } from '#app/features/items/label-limits.ts'
import { SHOWN_ITEM } from '#app/features/items/shown-item.ts'
import { audit } from '#app/platform/audit.server.ts'
import { type Tx, transaction } from '#app/platform/db.server.ts'
import { forgetFacts } from './dataset-facts.server.ts'
import { countsOf } from './item-facts.ts'

export interface GoldCorrection {
  /** The dataset's slug. */
  dataset: string
  itemId: string
  /** The version that was edited; null when the item had no gold. */
  shown: number | null
  /** The whole label as the tool gave it, unchecked. */
  label: unknown
  reason: string
  operatorId: string
  now: Date
}

export type CorrectionOutcome =
  | { outcome: 'written'; version: number }
  /** The newest gold says exactly this: nothing was written. Also the answer to the same correction sent twice. */
  | { outcome: 'unchanged'; version: number }
  /** Somebody wrote another version since. Nothing was written. */
  | { outcome: 'stale'; version: number }
  | { outcome: 'invalid'; problems: Problem[] }
  /** The dataset was not imported: its gold is drawn with its scenes, or written with the academy. */
  | { outcome: 'fixed' }
  | { outcome: 'unknown' }

/**
 * Writes a new version of an item's gold, its audit row and what lists may know of the item, in one transaction.
 * Answers given before keep the version they were served with.
 */
export async function correctGold(correction: GoldCorrection): Promise<CorrectionOutcome> {
  const result = await transaction((tx) => correctWithin(tx, correction))
  if (result.outcome === 'written') forgetFacts()
  return result
}

async function correctWithin(tx: Tx, correction: GoldCorrection): Promise<CorrectionOutcome> {
  const { dataset: slug, itemId, shown, label, reason, operatorId, now } = correction
  const select = { ...SHOWN_ITEM, key: true, meta: true, dataset: true }
  const item = await tx.item.findFirst({ where: { id: itemId, dataset: { slug } }, select })
  if (!item) return { outcome: 'unknown' }
  const { dataset, key } = item
  if (dataset.source !== 'import') return { outcome: 'fixed' }

  // The transaction has the only right to write, so what is read here beside it is the newest.
  const newest = (await latestGoldVersion([itemId])).get(itemId) ?? null
  const before = shown === null ? null : await goldForRelease(itemId, shown)
  if (shown !== null && !before) return { outcome: 'stale', version: newest ?? 0 }
  const kind = before?.kind ?? LABEL_KINDS.find((name) => name === dataset.kind)
  const parsed = labelSchemaFor(taxonomySchema.parse(dataset.taxonomy), goldLimitsOf(kind, item)).safeParse(label)
  if (!parsed.success) return { outcome: 'invalid', problems: problemsOf(parsed.error) }
  if (isEmptyLabel(parsed.data) && !mayBeEmpty(parsed.data.kind))
    return { outcome: 'invalid', problems: [{ where: '(root)', message: 'operate:item.edit.empty' }] }

  const gold = goldLabelSchema.parse(editedGold(parsed.data, before))
  if (newest !== null && isDeepStrictEqual(await goldForRelease(itemId, newest), gold))
    return { outcome: 'unchanged', version: newest }
  if (newest !== shown) return { outcome: 'stale', version: newest ?? 0 }
  const version = await writeGold(tx, { itemId, label: gold, at: now, by: operatorId, reason })
  const meta = { ...(item.meta as Prisma.JsonObject), ...countsOf(gold) } as unknown as Prisma.InputJsonObject
  await tx.item.update({ where: { id: itemId }, data: { meta } })
  await audit(tx, {
    actorId: operatorId,
    act: 'gold.corrected',
    subjectType: 'item',
    subjectId: itemId,
    reason,
    detail: { dataset: slug, item: key, version },
    at: now,
  })
  return { outcome: 'written', version }
}
