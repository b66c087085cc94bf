import { CURRENCY_EXPONENTS, type Currency } from './currency.ts'

/** An amount in whole minor units (won, yen, cents). */
export type Money = { amountMinor: number; currency: Currency }

/** Money, or a throw: fractions of a minor unit and amounts too large to be exact are programming errors. */
export function money(amountMinor: number, currency: Currency): Money {
  if (!Number.isSafeInteger(amountMinor)) throw new Error(`${amountMinor} is not a whole number of minor units`)
  if (!Object.hasOwn(CURRENCY_EXPONENTS, currency)) throw new Error(`unknown currency ${String(currency)}`)
  return { amountMinor, currency }
}

/** The sum of two amounts of the same currency; throws on different ones. */
export function add(a: Money, b: Money): Money {
  if (a.currency !== b.currency) throw new Error(`cannot add ${b.currency} to ${a.currency}`)
  return money(money(a.amountMinor, a.currency).amountMinor + money(b.amountMinor, b.currency).amountMinor, a.currency)
}

/** One total per currency that occurs, in alphabetical order of the currencies. */
export function sumByCurrency(amounts: Iterable<Money>): Money[] {
  const totals = new Map<Currency, Money>()
  for (const amount of amounts)
    totals.set(amount.currency, add(totals.get(amount.currency) ?? money(0, amount.currency), amount))
  return [...totals.values()].sort((a, b) => (a.currency < b.currency ? -1 : 1))
}

/** An exact decimal in major units, as files and APIs want it: 1234 USD → "12.34", 1234 KRW → "1234". */
export function decimalOf({ amountMinor, currency }: Money): string {
  const exponent = CURRENCY_EXPONENTS[currency]
  const digits = String(Math.abs(amountMinor)).padStart(exponent + 1, '0')
  const sign = amountMinor < 0 ? '-' : ''
  const point = digits.length - exponent
  return exponent === 0 ? sign + digits : `${sign}${digits.slice(0, point)}.${digits.slice(point)}`
}

/** The amount of a decimal in major units; null when it is not one, or is finer than the currency. Never rounds. */
export function moneyFromDecimal(text: string, currency: Currency): Money | null {
  const parts = /^(-?)(\d{1,12})(?:\.(\d+))?$/.exec(text.trim())
  if (!parts) return null
  const [, sign, whole = '', fraction = ''] = parts
  const exponent = CURRENCY_EXPONENTS[currency]
  if (fraction.length > exponent) return null
  const amountMinor = Number(whole + fraction.padEnd(exponent, '0'))
  return money(sign && amountMinor !== 0 ? -amountMinor : amountMinor, currency)
}
