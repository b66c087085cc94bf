import { skillOf } from '#app/domain/grading/summary.ts'
import { timeInSight } from '#app/features/attempts/time-in-sight.server.ts'
import { earnedBy } from '#app/features/ledger/load-earnings.server.ts'
import { skillOfPerson } from '#app/features/practice/class-skill.server.ts'
import { standingOf } from '#app/features/qualifications/standing.server.ts'
import { db } from '#app/platform/db.server.ts'
import { listDefinitions } from '#app/platform/definitions.server.ts'

/** So many of the latest sittings are shown. */
const SITTINGS = 50

/** What an operator may see of a person: no answers, no passwords, no sessions. Null when there is no such account. */
export async function loadPerson(id: string, now: Date) {
  const user = await db.user.findUnique({
    where: { id },
    select: {
      id: true,
      email: true,
      displayName: true,
      role: true,
      extraTimeFactor: true,
      createdAt: true,
      signedUpAt: true,
      deletedAt: true,
    },
  })
  if (!user) return null
  const attempts = await db.attempt.findMany({
    where: { userId: id },
    orderBy: { startedAt: 'desc' },
    take: SITTINGS,
    select: { id: true, exam: true, number: true, state: true, outcome: true, score: true, startedAt: true },
  })
  const times = timeInSight(attempts.map((attempt) => attempt.id))
  const qualifications = await listDefinitions('qualification')
  return {
    person: {
      id: user.id,
      email: user.email,
      name: user.displayName,
      role: user.role,
      extraTimeFactor: user.extraTimeFactor,
      joinedAt: (user.signedUpAt ?? user.createdAt).toISOString(),
      left: user.deletedAt !== null,
    },
    attempts: attempts.map(({ startedAt, ...row }) => ({
      ...row,
      startedAt: startedAt.toISOString(),
      /** How long its items were in sight, all together; null where not measured. */
      visibleMs: times.get(row.id) ?? null,
    })),
    grants: standingOf(id, now).map((grant) => ({
      id: grant.id,
      qualification: grant.qualification,
      level: grant.level,
      state: grant.state,
      score: grant.score,
      grantedAt: grant.grantedAt.toISOString(),
      expiresAt: grant.expiresAt?.toISOString() ?? null,
    })),
    skills: (await skillOfPerson(id)).map((row) => ({ class: row.class, kind: row.kind, skill: skillOf(row) })),
    earned: earnedBy(id),
    offered: qualifications.map(({ slug, body }) => ({
      slug,
      title: body.title,
      levels: body.levels.map(({ level, title }) => ({ level, title })),
    })),
  }
}
