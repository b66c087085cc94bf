import { passesHoneypot } from '#app/domain/projects/acceptance.ts'
import type { Honeypots } from '#app/domain/projects/definition.ts'
import { statement } from '#app/platform/db.server.ts'

/**
 * A person's latest honeypots in a project, newest first: passed or not. At most as many as the rules look at.
 * By when they were taken (one after the other), which the index knows.
 */
export function honeypotPasses(userId: string, project: string, rules: Honeypots): boolean[] {
  const rows = statement(
    `SELECT score FROM Assignment WHERE userId = ? AND project = ? AND score IS NOT NULL
     ORDER BY leasedAt DESC LIMIT ?`,
  ).all(userId, project, rules.window) as { score: number }[]
  return rows.map(({ score }) => passesHoneypot(score, rules))
}
