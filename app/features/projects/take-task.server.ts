import { isHoneypotTurn } from '#app/domain/projects/honeypots.ts'
import { leaseExpiry } from '#app/domain/projects/lease.ts'
import { evaluateRequirement } from '#app/domain/qualifications/requirement.ts'
import { recordExposure } from '#app/features/grading/record-exposure.server.ts'
import { standingOf } from '#app/features/qualifications/standing.server.ts'
import { installSecret, secretSeed } from '#app/features/setup/secret.server.ts'
import { type Defined, currentDefinition } from '#app/platform/definitions.server.ts'
import { type Tx, transaction } from '#app/platform/db.server.ts'
import { newId } from '#app/platform/id.server.ts'
import { openLeaseOf } from './open-lease.server.ts'
import { pickTask } from './pick-task.server.ts'

export type Taken =
  | { outcome: 'taken' | 'resumed'; assignmentId: string }
  /** The requirement is not met (any more). */
  | { outcome: 'locked' }
  | { outcome: 'empty' }
  /** There is no such project, or it is no longer offered. */
  | { outcome: 'missing' }

/**
 * Gives a person the next task of a project: a lease. One open lease per person and project; who has one gets it back.
 * The requirement is checked here, in the transaction that makes the lease, whatever the page said before.
 */
export async function takeTask(userId: string, slug: string, now: Date): Promise<Taken> {
  const project = await currentDefinition('project', slug)
  if (!project) return { outcome: 'missing' }
  const seed = secretSeed(await installSecret(now), 'honeypot-turns', slug, userId)
  return transaction((tx) => take(tx, project, { userId, seed, now }))
}

async function take(
  tx: Tx,
  { slug, body }: Defined<'project'>,
  { userId, seed, now }: { userId: string; seed: string; now: Date },
): Promise<Taken> {
  if (!mayAccept(body, userId, now)) return { outcome: 'locked' }
  const open = openLeaseOf(userId, slug, now)
  if (open) return { outcome: 'resumed', assignmentId: open.id }
  const turn = await tx.assignment.count({ where: { userId, project: slug } })
  const honeypot = isHoneypotTurn({ seed, turn, share: body.honeypots.share })
  const shuffle = Buffer.from(secretSeed(seed, 'place', turn), 'base64url').readUInt32BE(0)
  const task = await pickTask(tx, { project: slug, userId, honeypot, shuffle, now })
  if (!task) return { outcome: 'empty' }
  const lease = { leasedAt: now, leaseExpiresAt: leaseExpiry(now, body.leaseMinutes) }
  const { id } = task.assignmentId
    ? await tx.assignment.update({ where: { id: task.assignmentId }, data: lease })
    : await tx.assignment.create({ data: { id: newId(), taskId: task.id, userId, project: slug, ...lease } })
  if (!task.assignmentId)
    await recordExposure(tx, {
      userId,
      itemId: task.itemId,
      kind: 'served',
      goldVersion: task.goldVersion ?? undefined,
      context: 'project',
      at: now,
    })
  return { outcome: 'taken', assignmentId: id }
}

/**
 * Whether a person's grants meet a project's requirement at this moment. Called inside a write transaction (which is
 * immediate) it stays true until the commit: nobody else can write, so nobody can suspend in between.
 */
export function mayAccept(project: Defined<'project'>['body'], userId: string, now: Date): boolean {
  return evaluateRequirement(project.requirement, standingOf(userId, now), now).satisfied
}
