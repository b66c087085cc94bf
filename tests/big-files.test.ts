import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const run = promisify(execFile)
const MEGABYTES = 300

/** How much of the file's size the process may grow by: it keeps the boxes of half a million annotations, and their ids. */
const SHARE = 0.75

test(
  'a COCO file of 300 MB is read for its boxes in less memory than it is long, annotations first',
  { timeout: 300_000 },
  async () => {
    const script = [
      '--import',
      'tsx',
      'tests/support/read-big-coco.ts',
      String(MEGABYTES),
      'boxes',
      'annotations-first',
    ]
    const { stdout } = await run(process.execPath, ['--max-old-space-size=256', ...script])
    const told = JSON.parse(stdout) as Record<
      'bytes' | 'seconds' | 'processor' | 'grown' | 'boxes' | 'items' | 'problems',
      number
    >
    const rate = (seconds: number) => `${(told.bytes / seconds / 1e6).toFixed(0)} MB/s`
    const speed = `${rate(told.seconds)} by the clock, ${rate(told.processor)} of processor time, making the text included`
    console.info(`${Math.round(told.bytes / 1e6)} MB: ${speed}; memory grew by ${Math.round(told.grown / 1e6)} MB`)
    expect(told.bytes).toBeGreaterThan(MEGABYTES * 1e6)
    expect(told.boxes).toBeGreaterThan(400_000)
    expect(told.items).toBe(20_000)
    expect(told.problems).toBe(0)
    expect(told.grown).toBeLessThan(SHARE * told.bytes)
  },
)
