import { describe, expect, it } from 'vitest'
import { db } from '#app/platform/db.server.ts'
import { MONDAY, createOperator, createWorld } from '#tests/support/world.ts'
import { installSecret, secretSeed } from './secret.server.ts'
import { isSetupToken, issueSetupToken } from './setup-token.server.ts'

await createWorld()

describe('the one-time setup token', () => {
  it('is stored as a hash only, and replaces the one before', async () => {
    const old = (await issueSetupToken(MONDAY))!
    const token = (await issueSetupToken(MONDAY))!
    const stored = JSON.stringify(await db.setting.findMany())
    expect(stored).not.toContain(token)
    expect([
      await isSetupToken(old),
      await isSetupToken(token),
      await isSetupToken(''),
      await isSetupToken('x'.repeat(5000)),
    ]).toEqual([false, true, false, false])
  })

  it('is neither issued nor accepted once there is an operator', async () => {
    const token = (await issueSetupToken(MONDAY))!
    await createOperator()
    expect(await isSetupToken(token)).toBe(false)
    expect(await issueSetupToken(MONDAY)).toBeNull()
  })
})

describe("the install's secret", () => {
  it('is made once, however many ask at once', async () => {
    const secrets = await Promise.all([installSecret(MONDAY), installSecret(MONDAY), installSecret(MONDAY)])
    expect(new Set([...secrets, await installSecret(MONDAY)]).size).toBe(1)
    expect(secrets[0]!.length).toBeGreaterThanOrEqual(43)
  })

  it('gives every place its own seed, the same each time', () => {
    expect(secretSeed('s', 'exam', 'a', 1)).toBe(secretSeed('s', 'exam', 'a', 1))
    const places = [
      ['exam', 'a', 1],
      ['exam', 'a', 11],
      ['exam', 'a1', 1],
      ['exama', 1],
      ['exam', 'a', '1'],
    ]
    expect(new Set(places.map((place) => secretSeed('s', ...place))).size).toBe(places.length)
    expect(secretSeed('s', 'exam')).not.toBe(secretSeed('t', 'exam'))
  })
})
