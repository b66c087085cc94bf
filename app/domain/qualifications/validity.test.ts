import { describe, expect, it } from 'vitest'
import { daysLeft, expiresSoon, expiryOf, grantState, isValid, type GrantFacts } from './validity.ts'

const now = new Date('2026-03-02T12:00:00Z')
const days = (count: number) => new Date(now.getTime() + count * 86_400_000)
const grant: GrantFacts = { grantedAt: days(-100), expiresAt: days(265), suspensions: [], revocation: null }
const suspended = { suspendedAt: days(-1), liftedAt: null }

describe('the state of a grant', () => {
  it.each([
    ['in its time', {}, 'valid'],
    ['without expiry', { expiresAt: null }, 'valid'],
    ['a moment before its expiry', { expiresAt: new Date(now.getTime() + 1) }, 'valid'],
    ['at its expiry', { expiresAt: now }, 'expired'],
    ['while suspended', { suspensions: [suspended] }, 'suspended'],
    ['when the suspension was lifted', { suspensions: [{ ...suspended, liftedAt: days(-0.5) }] }, 'valid'],
    ['when it will be lifted tomorrow', { suspensions: [{ ...suspended, liftedAt: days(1) }] }, 'suspended'],
    ['when suspended again', { suspensions: [{ ...suspended, liftedAt: days(-0.5) }, suspended] }, 'suspended'],
    ['when it will be suspended tomorrow', { suspensions: [{ suspendedAt: days(1), liftedAt: null }] }, 'valid'],
    ['when suspended and expired', { suspensions: [suspended], expiresAt: days(-1) }, 'expired'],
    ['when revoked', { revocation: { revokedAt: days(-1) } }, 'revoked'],
    [
      'when revoked, whatever else',
      { revocation: { revokedAt: now }, suspensions: [suspended], expiresAt: days(-9) },
      'revoked',
    ],
  ])('%s', (_, change, state) => {
    expect(grantState({ ...grant, ...change }, now)).toBe(state)
    expect(isValid({ ...grant, ...change }, now)).toBe(state === 'valid')
  })

  it('is known for any time in the past, too', () => {
    expect(grantState({ ...grant, revocation: { revokedAt: days(-1) } }, days(-2))).toBe('valid')
  })
})

describe('the expiry of a grant', () => {
  it('comes after its valid days, or never', () => {
    expect(expiryOf(now, 365)).toEqual(days(365))
    expect(expiryOf(now, null)).toBeNull()
  })

  it('is announced a month ahead, and only while the grant is valid', () => {
    expect(expiresSoon({ ...grant, expiresAt: days(30) }, now)).toBe(true)
    expect(expiresSoon({ ...grant, expiresAt: days(31) }, now)).toBe(false)
    expect(expiresSoon({ ...grant, expiresAt: days(-1) }, now)).toBe(false)
    expect(expiresSoon({ ...grant, expiresAt: null }, now)).toBe(false)
  })

  it('is counted in started days', () => {
    expect(daysLeft({ expiresAt: days(0.1) }, now)).toBe(1)
    expect(daysLeft({ expiresAt: days(-5) }, now)).toBe(0)
    expect(daysLeft({ expiresAt: null }, now)).toBeNull()
  })
})
