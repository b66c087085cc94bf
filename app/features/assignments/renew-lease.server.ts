import { leaseExpiry, leaseState, placesFree } from '#app/domain/projects/lease.ts'
import { openLeaseOf } from '#app/features/projects/open-lease.server.ts'
import { mayAccept } from '#app/features/projects/take-task.server.ts'
import { type Defined, currentDefinition } from '#app/platform/definitions.server.ts'
import { type Tx, db, transaction } from '#app/platform/db.server.ts'

export type Renewed =
  /** The lease runs (again). */
  | { outcome: 'renewed' }
  /** Handed in or given back before. */
  | { outcome: 'settled' }
  /** The task is done, or somebody else has it, or the project has ended. */
  | { outcome: 'gone' }
  /** The requirement is not met any more. */
  | { outcome: 'locked' }
  /** The person has another task of this project open. */
  | { outcome: 'other-open'; assignmentId: string }
  | { outcome: 'missing' }

/** Takes a task again whose lease ran out before it was handed in, so that work kept on the device is not lost. */
export async function renewLease(assignmentId: string, userId: string, now: Date): Promise<Renewed> {
  const assignment = await db.assignment.findFirst({ where: { id: assignmentId, userId }, select: { project: true } })
  if (!assignment) return { outcome: 'missing' }
  const project = await currentDefinition('project', assignment.project)
  if (!project) return { outcome: 'gone' }
  return transaction((tx) => renew(tx, project, { assignmentId, userId, now }))
}

async function renew(
  tx: Tx,
  { slug, body }: Defined<'project'>,
  { assignmentId, userId, now }: { assignmentId: string; userId: string; now: Date },
): Promise<Renewed> {
  const { task, ...lease } = await tx.assignment.findFirstOrThrow({
    where: { id: assignmentId, userId },
    include: { task: { include: { assignments: { where: { userId: { not: userId }, submittedAt: null } } } } },
  })
  const state = leaseState(lease, now)
  if (state === 'running') return { outcome: 'renewed' }
  if (state !== 'expired') return { outcome: 'settled' }
  if (!mayAccept(body, userId, now)) return { outcome: 'locked' }
  const open = openLeaseOf(userId, slug, now)
  if (open) return { outcome: 'other-open', assignmentId: open.id }
  if (task.goldVersion === null && placesFree(task.needed, task.assignments, now) === 0) return { outcome: 'gone' }
  const renewed = { leasedAt: now, leaseExpiresAt: leaseExpiry(now, body.leaseMinutes) }
  await tx.assignment.update({ where: { id: assignmentId }, data: renewed })
  return { outcome: 'renewed' }
}
