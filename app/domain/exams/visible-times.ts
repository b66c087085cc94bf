import { visibleMsSchema } from '#app/domain/labels/visible-ms.ts'
import { MAX_EXAM_ITEMS } from './definition.ts'

/**
 * How long each item of an attempt was in sight, in milliseconds by position, as its room says it when it hands in.
 * Whatever makes no sense is left out.
 * @param text a JSON object such as `{"0":1200,"7":450}`, unchecked
 */
export function visibleTimesOf(text: unknown): Map<number, number> {
  const times = new Map<number, number>()
  for (const [key, value] of Object.entries(objectOf(text))) {
    const ms = visibleMsSchema.parse(value)
    if (/^\d{1,4}$/.test(key) && Number(key) < MAX_EXAM_ITEMS && typeof ms === 'number') times.set(Number(key), ms)
  }
  return times
}

function objectOf(text: unknown): object {
  try {
    const value: unknown = JSON.parse(typeof text === 'string' ? text : '')
    return value instanceof Object ? value : {}
  } catch {
    return {}
  }
}
