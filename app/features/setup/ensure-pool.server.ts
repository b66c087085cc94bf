import type { ExamDefinition, Stratum } from '#app/domain/exams/definition.ts'
import { examPool, scenesMade } from '#app/features/items/exam-pool.server.ts'
import { poolOf } from '#app/features/items/make-scene-item.server.ts'
import { makeScene, makeScenes } from '#app/features/items/make-scenes.server.ts'
import { ensureScenesDataset, scenesSlug } from '#app/features/items/scenes-dataset.server.ts'
import { transaction } from '#app/platform/db.server.ts'
import { type Progress, progressOf } from './progress.ts'
import { installSecret, secretSeed } from './secret.server.ts'

/** A pool holds this many times what one attempt draws: two retries without seeing anything again. */
export const POOL_FACTOR = 3
/** More are never made at once while somebody waits. */
const MOST_AT_ONCE = 40

type ScenesExam = Pick<ExamDefinition, 'slug' | 'title' | 'kind' | 'taxonomy' | 'dataset' | 'blueprint'>

/** The n-th scene of a stratum. Its seed needs the install's secret, so the public repository does not imply it. */
function order(secret: string, exam: ScenesExam, { stratum, scene }: Stratum, n: number) {
  if (!scene) throw new Error(`stratum ${stratum} of exam ${exam.slug} has no scene`)
  const seed = secretSeed(secret, 'exam', exam.slug, stratum, n)
  return { seed, dials: scene, kind: exam.kind, stratum }
}

function dataset(exam: ScenesExam, now: Date): Promise<string> {
  const { slug, title, kind, taxonomy } = exam
  return transaction((tx) =>
    ensureScenesDataset(tx, { slug: scenesSlug('exam', slug), name: title.en, kind, taxonomy, now }),
  )
}

/** Fills the pools of a scenes exam. An exam on an imported dataset has its pool already. */
export async function prepareExamScenes(exam: ScenesExam, now: Date, onProgress: Progress): Promise<void> {
  if (exam.dataset) return
  const secret = await installSecret(now)
  const datasetId = await dataset(exam, now)
  const orders = exam.blueprint.flatMap((stratum) =>
    Array.from({ length: POOL_FACTOR * stratum.count }, (_, n) => ({ order: order(secret, exam, stratum, n) })),
  )
  const onMade = progressOf(`exam ${exam.slug}`, orders.length, onProgress)
  await makeScenes(datasetId, orders, { now, onMade })
}

export type PoolOutcome =
  | { outcome: 'enough'; made: number }
  /** An imported dataset is as large as it is: this person has seen too much of it. */
  | { outcome: 'short'; unseen: number }

/**
 * Sees to it that a stratum has `need` items that this person was never served; draws more scenes when it has not.
 * Call it before the transaction that begins the attempt: a scene takes a few tenths of a second.
 */
export async function ensurePool(
  { exam, stratum, unseenFor, need }: { exam: ScenesExam; stratum: string; unseenFor: string; need: number },
  now: Date,
): Promise<PoolOutcome> {
  const unseen = async () => (await examPool(exam, stratum, unseenFor)).filter(({ met }) => !met).length
  const missing = need - (await unseen())
  if (missing <= 0) return { outcome: 'enough', made: 0 }
  const entry = exam.blueprint.find((candidate) => candidate.stratum === stratum)
  if (!entry?.scene) return { outcome: 'short', unseen: need - missing }
  const secret = await installSecret(now)
  const datasetId = await dataset(exam, now)
  const next = scenesMade(datasetId, stratum, poolOf(entry.scene))
  let made = 0
  for (let n = next; made < Math.min(missing, MOST_AT_ONCE); n++) {
    await makeScene(datasetId, order(secret, exam, entry, n), { now })
    made++
  }
  const left = await unseen()
  return left >= need ? { outcome: 'enough', made } : { outcome: 'short', unseen: left }
}
