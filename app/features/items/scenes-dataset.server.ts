import type { Prisma } from '@prisma/client'
import type { LabelKind } from '#app/domain/labels/kind.ts'
import type { Taxonomy } from '#app/domain/labels/taxonomy.ts'
import { type Tx, db } from '#app/platform/db.server.ts'
import { newId } from '#app/platform/id.server.ts'

/**
 * The dataset that holds the scenes of a practice set, exam or project. Its name has dots, which no imported
 * dataset's slug may have.
 */
export function scenesSlug(type: 'practice' | 'exam' | 'project', slug: string): string {
  return `scenes.${type}.${slug}`
}

interface ScenesDataset {
  slug: string
  name: string
  kind: LabelKind
  taxonomy: Taxonomy
  now: Date
}

/** The id of a dataset of drawn scenes, made when it does not exist. */
export async function ensureScenesDataset(tx: Tx, { slug, name, kind, taxonomy, now }: ScenesDataset): Promise<string> {
  const known = await tx.dataset.findUnique({ where: { slug }, select: { id: true } })
  if (known) return known.id
  const id = newId()
  const data = { id, slug, name, kind, source: 'scenes', taxonomy: taxonomy as Prisma.InputJsonObject, createdAt: now }
  await tx.dataset.create({ data })
  return id
}

/** The id of a dataset by slug; null when there is none (yet). */
export async function datasetId(slug: string): Promise<string | null> {
  return (await db.dataset.findUnique({ where: { slug }, select: { id: true } }))?.id ?? null
}
