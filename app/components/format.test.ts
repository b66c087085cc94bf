import { expect, it } from 'vitest'
import { formatDuration } from './format.ts'

it.each([
  [0, '0 sec', '0초'],
  [499, '0 sec', '0초'],
  [12_400, '12 sec', '12초'],
  [60_000, '1 min', '1분'],
  [72_000, '1 min 12 sec', '1분 12초'],
  [3_599_600, '1 hr', '1시간'],
  [7_530_000, '2 hr 5 min', '2시간 5분'],
])('%i ms is said as %s and %s', (ms, english, korean) => {
  expect(formatDuration(ms, 'en')).toBe(english)
  expect(formatDuration(ms, 'ko')).toBe(korean)
})
