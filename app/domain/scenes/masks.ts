import type { Rle } from '#app/domain/labels/polygons.ts'
import { numberAt, type NumberPicture } from './number-picture.ts'

type Run = { counts: number[]; last: number; from: number; to: number }

/**
 * The visible pixels of each object as a COCO mask, by object number: run lengths down the columns from the top left,
 * background first (maskApi.c of the COCO API), as plain numbers.
 */
export function masksOf({ rgba, width, height }: NumberPicture): Map<number, Rle> {
  const runs = new Map<number, Run>()
  for (let x = 0; x < width; x++)
    for (let y = 0; y < height; y++) {
      const id = numberAt(rgba, y * width + x)
      if (id !== 0) paint(runs, id, x * height + y)
    }
  const size: Rle['size'] = [height, width]
  return new Map([...runs].map(([id, run]) => [id, { size, counts: closed(run, width * height) }]))
}

/** Adds a pixel, which comes after all the object's pixels so far. */
function paint(runs: Map<number, Run>, id: number, at: number): void {
  const run = runs.get(id)
  if (!run) runs.set(id, { counts: [], last: 0, from: at, to: at + 1 })
  else if (run.to === at) run.to++
  else {
    run.counts.push(run.from - run.last, run.to - run.from)
    run.last = run.to
    run.from = at
    run.to = at + 1
  }
}

function closed({ counts, last, from, to }: Run, pixels: number): number[] {
  return [...counts, from - last, to - from, ...(to < pixels ? [pixels - to] : [])]
}
