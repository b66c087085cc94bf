import { leaseState } from '#app/domain/projects/lease.ts'
import { transaction } from '#app/platform/db.server.ts'

export type Returned =
  /** Given back, now or earlier. */
  | { outcome: 'returned'; project: string }
  /** It was handed in before. */
  | { outcome: 'submitted'; project: string }
  | { outcome: 'missing' }

/** Gives a task back without an answer, also after its lease ran out. Somebody else gets it; nothing is held against the person. */
export function returnAssignment(assignmentId: string, userId: string, now: Date): Promise<Returned> {
  return transaction(async (tx) => {
    const assignment = await tx.assignment.findFirst({ where: { id: assignmentId, userId } })
    if (!assignment) return { outcome: 'missing' }
    const { project } = assignment
    const state = leaseState(assignment, now)
    if (state === 'submitted') return { outcome: 'submitted', project }
    if (state !== 'returned') await tx.assignment.update({ where: { id: assignmentId }, data: { returnedAt: now } })
    return { outcome: 'returned', project }
  })
}
