import { type Tx, db } from '#app/platform/db.server.ts'

/** The audit event of an operator's word on a held answer. Its reason is what the labeler reads. */
export const SETTLED = 'assignment.settled'

/** What an operator said of an assignment's held answer; null when none decided it. */
export async function settlementOn(assignmentId: string, within: Pick<Tx, 'auditEvent'> = db) {
  const event = await within.auditEvent.findFirst({
    where: { subjectType: 'assignment', subjectId: assignmentId, act: SETTLED },
    select: { reason: true },
  })
  return event && { reason: event.reason ?? '' }
}
