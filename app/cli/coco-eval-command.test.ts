import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { cocoEvalCommand } from './coco-eval-command.ts'

const gold = {
  images: [{ id: 1, width: 100, height: 100 }],
  categories: [{ id: 7, name: 'car' }],
  annotations: [{ id: 1, image_id: 1, category_id: 7, bbox: [10, 10, 40, 40], area: 1600, iscrowd: 0 }],
}
const results = [{ image_id: 1, category_id: 7, bbox: [10, 10, 40, 40], score: 0.9 }]

let folder: string
let out: string
let err: string

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'coco-eval-'))
  out = err = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((out += String(text)), true))
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((err += String(text)), true))
})
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true })
})

function file(name: string, value: unknown): string {
  const at = path.join(folder, name)
  writeFileSync(at, typeof value === 'string' ? value : JSON.stringify(value))
  return at
}

function evaluate(goldFile: string, resultsFile: string, ...more: string[]) {
  const command = cocoEvalCommand()
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
  return command.parseAsync(['--gold', goldFile, '--results', resultsFile, ...more], { from: 'user' })
}

describe('coco-eval', () => {
  it('prints one JSON document of twelve numbers, −1 where there is nothing to measure', async () => {
    await evaluate(file('gold.json', gold), file('results.json', results), '--type', 'bbox', '--json')
    const { stats } = JSON.parse(out) as { stats: number[] }
    // A perfect box of medium size.
    expect(stats.map((value) => Math.round(value * 1e9) / 1e9)).toEqual([1, 1, 1, -1, 1, -1, 1, 1, 1, -1, 1, -1])
    expect(err).toBe('')
  })

  it('prints a table with a line for each number and class', async () => {
    await evaluate(file('gold.json', gold), file('results.json', results), '--type', 'bbox')
    expect(out).toMatch(/^AP {2}overlap 0\.50:0\.95 {2}area all {5}at most 100 {2}1\.000$/m)
    expect(out).toMatch(/^car {4}1\.000 {2}1\.000$/m)
    expect(out.split('\n').filter((line) => /^A[PR] /.test(line))).toHaveLength(12)
  })

  it.each([
    ['a file that is not there', gold, null, /there is no such file/],
    ['text that is not JSON', gold, '[{', /is not JSON/],
    ['results of an unknown image', gold, [{ ...results[0], image_id: 2 }], /cannot be evaluated/],
    ['gold without images', { ...gold, images: undefined }, results, /cannot be evaluated/],
  ])('refuses %s', async (_, goldValue, resultsValue, message) => {
    const resultsFile = resultsValue === null ? path.join(folder, 'none.json') : file('results.json', resultsValue)
    await expect(evaluate(file('gold.json', goldValue), resultsFile, '--type', 'bbox')).rejects.toThrow(message)
    expect(out).toBe('')
  })

  it('says which record cannot be used, and why', async () => {
    const bad = [results[0], { ...results[0], score: 'high' }]
    await expect(evaluate(file('gold.json', gold), file('r.json', bad), '--type', 'bbox')).rejects.toThrow()
    expect(err).toBe('results[1]: score is not a finite number\n')
  })

  it('takes only the three types there are', async () => {
    await expect(evaluate(file('gold.json', gold), file('r.json', results), '--type', 'mask')).rejects.toMatchObject({
      code: 'commander.invalidArgument',
    })
  })
})
