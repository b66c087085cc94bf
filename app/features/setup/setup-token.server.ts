import { createHash, timingSafeEqual } from 'node:crypto'
import { db, transaction } from '#app/platform/db.server.ts'
import { newId } from '#app/platform/id.server.ts'

const KEY = 'setup.token'

async function operatorExists(): Promise<boolean> {
  const operator = await db.user.findFirst({
    where: { role: { in: ['operator', 'admin'] }, email: { not: null }, deletedAt: null },
    select: { id: true },
  })
  return operator !== null
}

const hashed = (token: string) => createHash('sha256').update(token).digest('hex')

/**
 * A fresh token with which the first operator account is made; the one issued before stops working. Only its hash is
 * stored, so it can be said once: at the start that issues it.
 * @returns null when there is an operator already
 */
export async function issueSetupToken(now: Date): Promise<string | null> {
  if (await operatorExists()) return null
  const token = newId()
  const value = hashed(token)
  await transaction((tx) =>
    tx.setting.upsert({
      where: { key: KEY },
      create: { key: KEY, value, createdAt: now },
      update: { value, createdAt: now },
    }),
  )
  return token
}

/** Whether a token is the one last issued and no operator exists yet. Making the account checks that again. */
export async function isSetupToken(token: string): Promise<boolean> {
  const kept = await db.setting.findUnique({ where: { key: KEY } })
  if (!kept || token.length > 200) return false
  const same = timingSafeEqual(Buffer.from(hashed(token)), Buffer.from(kept.value))
  return same && !(await operatorExists())
}
