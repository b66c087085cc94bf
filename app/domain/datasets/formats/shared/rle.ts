import { countsInLetters } from '#app/domain/grading/regions/rle.ts'
import type { ImageSize } from '#app/domain/labels/boxes.ts'
import type { Rle } from '#app/domain/labels/polygons.ts'

/** Most pixels of a mask that is unpacked. */
export const MAX_MASK_PIXELS = 100_000_000
const MAX_COUNTS = 4_000_000

/** Run lengths from COCO's compressed letters, or a problem when the letters are not of that code. */
export function countsFromLetters(letters: string): number[] | { problem: string } {
  const { counts, problem } = countsInLetters(letters)
  if (problem !== undefined) return { problem }
  if (counts.length > MAX_COUNTS) return { problem: `counts has more than ${MAX_COUNTS} runs` }
  const negative = counts.findIndex((count) => count < 0)
  return negative < 0 ? [...counts] : { problem: `counts has a negative run, the ${negative + 1}th` }
}

/** Why a mask does not fit its own size, or its run lengths. */
export function countsOf({ size, counts }: Rle): number[] | { problem: string } {
  const runs = typeof counts === 'string' ? countsFromLetters(counts) : counts
  if ('problem' in runs) return runs
  const total = runs.reduce((sum, run) => sum + run, 0)
  const pixels = size[0] * size[1]
  return total === pixels
    ? runs
    : { problem: `counts add up to ${total} pixels, not the ${pixels} of ${size[1]}×${size[0]}` }
}

/** A mask's filled part: its place in the picture and its pixels row by row, 1 where filled. */
export type Bitmap = { left: number; top: number; width: number; height: number; pixels: Uint8Array }

/** The filled part of a mask; null when it is empty or too large to unpack. */
export function bitmapOf(runs: readonly number[], [height]: Rle['size']): Bitmap | null {
  let [left, right, top, bottom] = [Infinity, -1, Infinity, -1]
  filledRuns(runs, (from, to) => {
    const [first, last] = [Math.floor(from / height), Math.floor((to - 1) / height)]
    left = Math.min(left, first)
    right = Math.max(right, last)
    top = Math.min(top, first === last ? from % height : 0)
    bottom = Math.max(bottom, first === last ? (to - 1) % height : height - 1)
  })
  if (right < 0) return null
  const [wide, high] = [right - left + 1, bottom - top + 1]
  if (wide * high > MAX_MASK_PIXELS) return null
  const pixels = new Uint8Array(wide * high)
  filledRuns(runs, (from, to) => {
    for (let at = from; at < to; at++) pixels[((at % height) - top) * wide + Math.floor(at / height) - left] = 1
  })
  return { left, top, width: wide, height: high, pixels }
}

function filledRuns(runs: readonly number[], use: (from: number, to: number) => void): void {
  let at = 0
  runs.forEach((run, index) => {
    if (index % 2 === 1 && run > 0) use(at, at + run)
    at += run
  })
}

/** The mask of a picture that is filled where the bitmap is: run lengths down the columns, background first. */
export function rleOfBitmap({ left, top, width, height, pixels }: Bitmap, image: ImageSize): Rle {
  const counts: number[] = []
  let [value, run] = [0, 0]
  const put = (next: number, length: number) => {
    if (length === 0) return
    if (next !== value) {
      counts.push(run)
      value = next
      run = 0
    }
    run += length
  }
  put(0, left * image.height)
  for (let x = 0; x < width; x++) {
    put(0, top)
    for (let y = 0; y < height; y++) put(pixels[y * width + x] ? 1 : 0, 1)
    put(0, image.height - top - height)
  }
  put(0, (image.width - left - width) * image.height)
  counts.push(run)
  return { size: [image.height, image.width], counts }
}
