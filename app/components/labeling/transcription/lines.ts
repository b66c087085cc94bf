import type { ItemContent } from '#app/domain/labels/content.ts'
import type { TranscriptionLabel } from '#app/domain/labels/transcription.ts'
import type { LabelingItem } from '#app/components/labeling/contract.ts'
import type { Rect } from '#app/components/labeling/geometry.ts'

/** A line to be transcribed: where it is in the picture, in pixels. */
export type LineRegion = Rect & { id: string }

/** The lines of an item; a picture without regions is one line, `1`. */
export function linesOf(item: LabelingItem | null, content: ItemContent | null): LineRegion[] {
  if (content?.type === 'lines') return content.lines
  return item ? [{ id: '1', x: 0, y: 0, width: item.width, height: item.height }] : []
}

/** What is written for a line so far. */
export const textOf = (label: TranscriptionLabel, id: string): string =>
  label.lines.find((line) => line.id === id)?.text ?? ''

/** The label with another text for one line, its lines in the order of the item. A line without text is no line. */
export function withText(
  label: TranscriptionLabel,
  regions: readonly { id: string }[],
  id: string,
  text: string,
): TranscriptionLabel {
  const lines = regions.flatMap((region) => {
    const words = region.id === id ? text : textOf(label, region.id)
    return words === '' ? [] : [{ id: region.id, text: words }]
  })
  return { kind: 'transcription', lines }
}

/** Typing is undone word by word: letters of the same word of the same line are one step. */
export const runOf = (id: string, text: string): string => `${id} ${text.split(/\s+/).length}`

/** The part of the picture that a strip shows: the line with a little around it, inside the picture. */
export function stripOf(line: Rect, picture: { width: number; height: number }): Rect {
  const around = Math.max(2, line.height * 0.15)
  const x = Math.max(0, line.x - around)
  const y = Math.max(0, line.y - around)
  return {
    x,
    y,
    width: Math.max(1, Math.min(picture.width, line.x + line.width + around) - x),
    height: Math.max(1, Math.min(picture.height, line.y + line.height + around) - y),
  }
}
