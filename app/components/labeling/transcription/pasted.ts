import type { TranscriptionLabel } from '#app/domain/labels/transcription.ts'
import { textOf, withText } from './lines.ts'

/** Most letters of one line; the same number as the schema's (a test says so). */
export const MOST_LETTERS = 10_000

/** What stands in a field before and after the place where something is pasted. */
type Around = { before: string; after: string }

/**
 * The label after a text of several rows was pasted into a line. Where as many lines after it are still empty, each row
 * has one of its own; else the rows become one, for a line has no line breaks and nothing that is written may be lost.
 * @returns with the id of the line in which the pasted text ends
 */
export function withPasted(
  label: TranscriptionLabel,
  regions: readonly { id: string }[],
  id: string,
  pasted: string,
  { before, after }: Around,
): { label: TranscriptionLabel; last: string } {
  const rows = pasted.trim().split(/\s*[\r\n]\s*/)
  const here = regions.findIndex((region) => region.id === id)
  const lines = regions.slice(here, here + rows.length)
  const free = lines.slice(1).every((line) => textOf(label, line.id) === '')
  if (lines.length < rows.length || !free)
    return { label: withText(label, regions, id, before + rows.join(' ') + after), last: id }
  const written = lines.reduce((now, line, index) => {
    const text = (index === 0 ? before : '') + rows[index]! + (index === rows.length - 1 ? after : '')
    return withText(now, regions, line.id, text)
  }, label)
  return { label: written, last: lines.at(-1)?.id ?? id }
}
