/** Numbers, dates and money by locale. Times are shown in the reader's own zone once the browser knows it. */

/** Money from integer minor units: `formatMoney(35000, 'KRW', 'ko')` → ₩35,000; `formatMoney(250, 'USD', 'en')` → $2.50. */
export function formatMoney(minor: number, currency: string, locale: string): string {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency })
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2
  return format.format(minor / 10 ** digits)
}

/** A share 0..1 as a percentage without decimals. */
export function formatShare(share: number, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(share)
}

export function formatNumber(value: number, locale: string): string {
  return new Intl.NumberFormat(locale).format(value)
}

/** A stretch of time from milliseconds, to the second under an hour: 1 min 12 sec; 1분 12초; 2 hr 5 min. */
export function formatDuration(ms: number, locale: string): string {
  const seconds = Math.round(ms / 1000)
  const minutes = Math.floor(seconds / 60)
  const part = (value: number, unit: 'hour' | 'minute' | 'second') =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(value)
  const parts =
    minutes < 60
      ? ([
          [minutes, 'minute'],
          [seconds % 60, 'second'],
        ] as const)
      : ([
          [Math.floor(minutes / 60), 'hour'],
          [minutes % 60, 'minute'],
        ] as const)
  const shown = parts.filter(([value]) => value > 0)
  return (shown.length > 0 ? shown : parts.slice(-1)).map(([value, unit]) => part(value, unit)).join(' ')
}

/** Korea's time on the server and in the first render; Asia/Seoul has no daylight saving, so both renders agree. */
const ZONE = 'Asia/Seoul'

export function formatDate(value: string | Date, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: ZONE }).format(new Date(value))
}

/** A point in time by the 24-hour clock: servers and browsers disagree on how Korean says AM and PM. */
export function formatDateTime(value: string | Date, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    hourCycle: 'h23',
    timeZone: ZONE,
  })
  return `${format.format(new Date(value))} KST`
}
