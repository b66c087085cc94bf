import { randomBytes } from 'node:crypto'
import type { PracticeDefinition } from '#app/domain/practice/definition.ts'
import { makeScene } from '#app/features/items/make-scenes.server.ts'
import { ensureScenesDataset, scenesSlug } from '#app/features/items/scenes-dataset.server.ts'
import { transaction } from '#app/platform/db.server.ts'
import { log } from '#app/platform/log.server.ts'
import { readyItems } from './choose-item.server.ts'

/** So many unseen pictures are kept ready for whoever practises: one to start with and one to go on with. */
const READY = 2
/** Nobody: every picture is unseen by them. */
const NOBODY = ''

type Progress = (line: string) => void

/** Draws one more scene for a practice set, from a random seed. */
export async function makePracticeScene(practice: PracticeDefinition, now: Date): Promise<void> {
  const { slug, title, kind, taxonomy, pool } = practice
  if (pool.source !== 'scenes') return
  const dataset = await transaction((tx) =>
    ensureScenesDataset(tx, { slug: scenesSlug('practice', slug), name: title.en, kind, taxonomy, now }),
  )
  await makeScene(dataset, { seed: randomBytes(24).toString('base64url'), dials: pool.scene, kind }, { now })
}

/** The first pictures of a practice set, so that the first person need not wait. */
export async function preparePracticeScenes(
  practice: PracticeDefinition,
  now: Date,
  onProgress: Progress,
): Promise<void> {
  if (practice.pool.source !== 'scenes') return
  for (let ready = await readyItems(practice, NOBODY, READY); ready < READY; ready++) {
    await makePracticeScene(practice, now)
    onProgress(`practice ${practice.slug}: picture ${ready + 1} of ${READY}`)
  }
}

const refills = new Map<string, Promise<void>>()

/** Makes pictures in the background until some are ready that this person has not seen. One run a set at a time. */
export function refillInBackground(practice: PracticeDefinition, userId: string, now: Date): void {
  if (practice.pool.source !== 'scenes' || refills.has(practice.slug)) return
  const run = refill(practice, userId, now)
    .catch((error: unknown) => log.error({ err: error, practice: practice.slug }, 'making practice pictures failed'))
    .finally(() => refills.delete(practice.slug))
  refills.set(practice.slug, run)
}

async function refill(practice: PracticeDefinition, userId: string, now: Date): Promise<void> {
  for (let ready = await readyItems(practice, userId, READY); ready < READY; ready++)
    await makePracticeScene(practice, now)
}

/** Resolves when no background work is left: for tests and shutdown. */
export async function refillsDone(): Promise<void> {
  await Promise.all(refills.values())
}
