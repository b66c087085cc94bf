import type { HeldGrant } from '#app/domain/qualifications/condition.ts'
import { type GrantState, expiresSoon, grantState } from '#app/domain/qualifications/validity.ts'
import { statement } from '#app/platform/db.server.ts'
import type { Evidence } from './grant-qualification.server.ts'

/** A grant with everything that happened to it, and the state that follows from it at a given time. */
export interface StandingGrant extends HeldGrant {
  id: string
  publicId: string
  userId: string
  definitionId: string
  evidence: Evidence
  attemptId: string | null
  holderName: string | null
  suspensions: { suspendedAt: Date; liftedAt: Date | null; reason: string; byPerson: boolean }[]
  revocation: { revokedAt: Date; reason: string } | null
  state: GrantState
  /** Valid, but to be renewed soon. */
  expiresSoon: boolean
}

interface Row {
  id: string
  publicId: string
  userId: string
  definitionId: string
  qualification: string
  level: number
  evidence: string
  attemptId: string | null
  holderName: string | null
  grantedAt: string
  expiresAt: string | null
  revokedAt: string | null
  revokedFor: string | null
  suspensions: string
}

const SELECT = `SELECT g.id, g.publicId, g.userId, g.definitionId, g.qualification, g.level, g.evidence, g.attemptId,
    g.holderName, g.grantedAt, g.expiresAt, r.revokedAt, r.reason AS revokedFor,
    (SELECT json_group_array(json_object('suspendedAt', s.suspendedAt, 'liftedAt', s.liftedAt, 'reason', s.reason,
      'by', s.suspendedBy)) FROM Suspension s WHERE s.grantId = g.id) AS suspensions
  FROM "Grant" g LEFT JOIN Revocation r ON r.grantId = g.id`

function standing(row: Row, now: Date): StandingGrant {
  const { revokedAt, revokedFor, suspensions, evidence: text, grantedAt, expiresAt, ...rest } = row
  const evidence = JSON.parse(text) as Evidence
  const past = JSON.parse(suspensions) as {
    suspendedAt: string
    liftedAt: string | null
    reason: string
    by: string | null
  }[]
  const facts = {
    grantedAt: new Date(grantedAt),
    expiresAt: expiresAt === null ? null : new Date(expiresAt),
    suspensions: past.map(({ suspendedAt, liftedAt, reason, by }) => ({
      suspendedAt: new Date(suspendedAt),
      liftedAt: liftedAt === null ? null : new Date(liftedAt),
      reason,
      byPerson: by !== null,
    })),
    revocation: revokedAt === null ? null : { revokedAt: new Date(revokedAt), reason: revokedFor ?? '' },
  }
  const state = grantState(facts, now)
  return { ...rest, ...facts, evidence, score: evidence.score ?? null, state, expiresSoon: expiresSoon(facts, now) }
}

/** Every grant of a person, newest first, with its state at `now`. Requirements are evaluated on these. */
export function standingOf(userId: string, now: Date): StandingGrant[] {
  const rows = statement(`${SELECT} WHERE g.userId = ? ORDER BY g.grantedAt DESC, g.id`).all(userId) as Row[]
  return rows.map((row) => standing(row, now))
}

/** One grant by the address of its public page; null when there is none. */
export function grantByPublicId(publicId: string, now: Date): StandingGrant | null {
  const row = statement(`${SELECT} WHERE g.publicId = ?`).get(publicId) as Row | undefined
  return row ? standing(row, now) : null
}

/** One grant by its id; null when there is none. For operators. */
export function grantById(id: string, now: Date): StandingGrant | null {
  const row = statement(`${SELECT} WHERE g.id = ?`).get(id) as Row | undefined
  return row ? standing(row, now) : null
}

/** The suspension that lasts at `now`, with its reason. */
export function lastingSuspension({ suspensions }: StandingGrant, now: Date) {
  return suspensions.find(({ suspendedAt, liftedAt }) => suspendedAt <= now && (!liftedAt || liftedAt > now)) ?? null
}
