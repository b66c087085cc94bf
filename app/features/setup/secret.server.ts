import { createHmac, randomBytes } from 'node:crypto'
import { db, transaction } from '#app/platform/db.server.ts'

const KEY = 'items.secret'

/**
 * The secret from which the seeds of exam and project items derive. Made once, at first start, and kept in the
 * database: the repository is public, so nothing in it may imply an answer.
 */
export async function installSecret(now: Date): Promise<string> {
  const kept = await db.setting.findUnique({ where: { key: KEY } })
  if (kept) return kept.value
  return transaction(async (tx) => {
    const other = await tx.setting.findUnique({ where: { key: KEY } })
    if (other) return other.value
    const value = randomBytes(32).toString('base64url')
    await tx.setting.create({ data: { key: KEY, value, createdAt: now } })
    return value
  })
}

/**
 * A seed for one item: HMAC-SHA-256 of its place (exam, stratum, number …). The parts are joined as JSON, so that
 * no two different places can give the same text.
 */
export function secretSeed(secret: string, ...place: (string | number)[]): string {
  return createHmac('sha256', secret).update(JSON.stringify(place)).digest('base64url')
}
