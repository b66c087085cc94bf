import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CURRENCIES, type Currency } from './currency.ts'
import { balanceOf, entryFor } from './entries.ts'
import { add, decimalOf, money, moneyFromDecimal, sumByCurrency } from './money.ts'

const amount = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 })
const currency = fc.constantFrom(...CURRENCIES)

describe('money', () => {
  it('is whole minor units of a known currency', () => {
    expect(() => money(0.1, 'USD')).toThrow('0.1 is not a whole number of minor units')
    expect(() => money(Number.NaN, 'USD')).toThrow()
    expect(() => money(2 ** 53, 'USD')).toThrow()
    expect(() => money(1, 'toString' as Currency)).toThrow('unknown currency')
  })

  it('of different currencies does not add', () => {
    expect(() => add(money(1, 'KRW'), money(1, 'USD'))).toThrow('cannot add USD to KRW')
  })

  it('sums by currency, whatever the order', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(amount, currency).map(([minor, of]) => money(minor, of))), (amounts) => {
        const totals = sumByCurrency(amounts)
        expect(sumByCurrency([...amounts].reverse())).toEqual(totals)
        for (const total of totals) {
          const same = amounts.filter(({ currency }) => currency === total.currency)
          expect(total.amountMinor).toBe(same.reduce((sum, { amountMinor }) => sum + amountMinor, 0))
        }
      }),
    )
  })

  it.each([
    [1234, 'USD', '12.34'],
    [5, 'EUR', '0.05'],
    [-5, 'EUR', '-0.05'],
    [1234, 'KRW', '1234'],
    [0, 'JPY', '0'],
  ] as const)('%d %s is written %s', (minor, currency, text) => {
    expect(decimalOf(money(minor, currency))).toBe(text)
  })

  it('is read back exactly as written', () => {
    fc.assert(
      fc.property(amount, currency, (minor, currency) => {
        expect(moneyFromDecimal(decimalOf(money(minor, currency)), currency)).toEqual(money(minor, currency))
      }),
    )
  })

  it.each(['', 'abc', '1e3', '1.234', '1,000', '٣', '0x10', '--1', '1.'])('is not read from %j', (text) => {
    expect(moneyFromDecimal(text, 'USD')).toBeNull()
  })

  it('in won has no fraction to read', () => {
    expect(moneyFromDecimal('12.5', 'KRW')).toBeNull()
    expect(moneyFromDecimal('12.5', 'USD')).toEqual(money(1250, 'USD'))
  })
})

describe('the ledger', () => {
  const assignment = {
    id: 'a1',
    userId: 'mina',
    outcome: 'accepted' as const,
    pay: { amountMinor: 120, currency: 'KRW' as const },
    at: new Date('2026-03-02T12:00:00Z'),
  }

  it('owes for an accepted task of a paid project, and for nothing else', () => {
    expect(entryFor(assignment)).toMatchObject({
      amountMinor: 120,
      currency: 'KRW',
      assignmentId: 'a1',
      reason: 'task-accepted',
    })
    expect(entryFor({ ...assignment, outcome: 'rejected' })).toBeNull()
    expect(entryFor({ ...assignment, outcome: 'held' })).toBeNull()
    expect(entryFor({ ...assignment, pay: null })).toBeNull()
  })

  it('counts an assignment once', () => {
    const entry = entryFor(assignment)!
    const other = entryFor({ ...assignment, id: 'a2', pay: { amountMinor: 5, currency: 'USD' } })!
    expect(balanceOf([entry, other, entry])).toEqual([money(120, 'KRW'), money(5, 'USD')])
  })
})
