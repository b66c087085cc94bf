import { z } from 'zod'

/** Digits after the point, by currency (ISO 4217). */
export const CURRENCY_EXPONENTS = { KRW: 0, JPY: 0, USD: 2, EUR: 2 } as const

export type Currency = keyof typeof CURRENCY_EXPONENTS
export const CURRENCIES = Object.keys(CURRENCY_EXPONENTS) as [Currency, ...Currency[]]

export const currencySchema = z.enum(CURRENCIES)
