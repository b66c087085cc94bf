import type { ImageSize } from '#app/domain/labels/boxes.ts'
import type { Rle } from '#app/domain/labels/polygons.ts'

/** Most pixels of a mask that is unpacked. */
export const MAX_MASK_PIXELS = 100_000_000
const MAX_COUNTS = 4_000_000

/**
 * Run lengths from COCO's compressed letters (cocoapi, maskApi.c, rleFrString): six bits a letter from character 48,
 * five of value and one that says whether more follow, signed; from the third run on each is the difference to the one
 * two before.
 * @returns the counts, or a problem when the letters are not of that code
 */
export function countsFromLetters(letters: string): number[] | { problem: string } {
  const counts: number[] = []
  let at = 0
  while (at < letters.length) {
    let value = 0
    let shift = 0
    let more = true
    while (more) {
      const code = letters.charCodeAt(at++) - 48
      if (!(code >= 0 && code < 64)) return { problem: `counts has a wrong letter at ${at - 1}` }
      if (shift > 30) return { problem: `counts has a number beyond 2^31 at ${at - 1}` }
      value |= (code & 31) << shift
      more = (code & 32) !== 0
      shift += 5
      if (!more && code & 16 && shift < 32) value |= -1 << shift
    }
    if (counts.length > 2) value += counts[counts.length - 2]!
    if (value < 0) return { problem: `counts has a negative run at ${at - 1}` }
    counts.push(value)
    if (counts.length > MAX_COUNTS) return { problem: `counts has more than ${MAX_COUNTS} runs` }
  }
  return counts
}

/** COCO's compressed letters of run lengths (maskApi.c, rleToString). */
export function lettersFromCounts(counts: readonly number[]): string {
  let letters = ''
  counts.forEach((count, index) => {
    let value = index > 2 ? count - counts[index - 2]! : count
    for (let more = true; more;) {
      const low = value & 31
      value >>= 5
      more = low & 16 ? value !== -1 : value !== 0
      letters += String.fromCharCode((more ? low | 32 : low) + 48)
    }
  })
  return letters
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
