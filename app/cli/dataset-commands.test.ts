import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Command } from 'commander'
import sharp from 'sharp'
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { db } from '#app/platform/db.server.ts'
import { createWorld } from '#tests/support/world.ts'
import { exportCommand } from './export-command.ts'
import { gradeCommand } from './grade-command.ts'
import { importCommand } from './import-command.ts'

await createWorld()
const folder = mkdtempSync(path.join(tmpdir(), 'assay-datasets-'))
afterAll(() => rmSync(folder, { recursive: true }))

let out = ''
let err = ''
beforeEach(() => {
  out = err = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((out += String(text)), true))
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((err += String(text)), true))
})
afterEach(() => vi.restoreAllMocks())

function file(name: string, content: string | Buffer): string {
  const at = path.join(folder, name)
  mkdirSync(path.dirname(at), { recursive: true })
  writeFileSync(at, content)
  return at
}
const run = (command: Command, ...words: string[]) =>
  command
    .exitOverride()
    .configureOutput({ writeErr: (text) => (err += text) })
    .parseAsync(words, { from: 'user' })
const answer = <T>() => JSON.parse(out) as T

const picture = await sharp({ create: { width: 100, height: 80, channels: 3, background: 'red' } })
  .png()
  .toBuffer()
const coco = (boxes: number[][]) =>
  JSON.stringify({
    images: [{ id: 1, file_name: 'street.png', width: 100, height: 80 }],
    categories: [{ id: 1, name: 'car' }],
    annotations: boxes.map((bbox, index) => ({ id: index + 1, image_id: 1, category_id: 1, bbox, iscrowd: 0 })),
  })
const GOLD = [
  [10, 10, 30, 20],
  [50, 40, 20, 20],
]
file('set/labels.json', coco(GOLD))
file('set/images/street.png', picture)
const SPANS = `{"id":1,"text":"김하은은 서울에 산다","label":[[0,3,"person"],[5,7,"place"]]}\n`

describe('import', () => {
  test('says what is in a folder and writes nothing without a dataset', async () => {
    await run(importCommand(), path.join(folder, 'set'), '--json')
    expect(answer()).toEqual({
      format: 'coco',
      items: 1,
      kinds: [{ kind: 'boxes', items: 1, parts: 2 }],
      classes: [{ name: 'car', parts: 2 }],
      problems: [],
      imported: null,
    })
    await run(importCommand(), path.join(folder, 'set'), '--dataset', 'street', '--dry-run')
    expect(await db.dataset.count()).toBe(0)
  })

  test('brings in pictures and labels, and the second time changes nothing', async () => {
    await run(importCommand(), path.join(folder, 'set'), '--dataset', 'street')
    expect(out).toMatch(/new items +1\n/)
    out = ''
    await run(importCommand(), path.join(folder, 'set'), '--dataset', 'street', '--json')
    expect(answer()).toMatchObject({
      imported: { dataset: 'street', kind: 'boxes', newItems: 0, newGoldVersions: 0, unchanged: 1, skipped: 0 },
    })
  })

  test('finds pictures in another folder, as the older words for it say', async () => {
    const labels = path.join(folder, 'set/labels.json')
    const images = path.join(folder, 'set/images')
    await run(importCommand(), '--format', 'coco', '--annotations', labels, '--images', images, '--dataset', 'again')
    expect(await db.item.count({ where: { dataset: { slug: 'again' } } })).toBe(1)
  })

  test('brings in texts with their spans', async () => {
    await run(importCommand(), file('names.jsonl', SPANS), '--dataset', 'names')
    const item = await db.item.findFirstOrThrow({ where: { dataset: { slug: 'names' } } })
    expect(item).toMatchObject({ media: null, content: { type: 'text', text: '김하은은 서울에 산다' } })
  })

  test.each([
    ['files of no known format', () => file('odd.bin', Buffer.from([1, 2, 3])), /odd\.bin: .*in no format/],
    ['broken JSON, with its line', () => file('broken.jsonl', '{"text": "a", "label": [}\n'), /broken\.jsonl.*line 1/],
    ['a file that is not there', () => path.join(folder, 'nothing.json'), /there is no file or folder/],
  ])('refuses %s', async (_, place, message) => {
    await expect(run(importCommand(), place(), '--dataset', 'odd')).rejects.toThrow(message)
    expect(await db.dataset.count({ where: { slug: 'odd' } })).toBe(0)
  })

  test('refuses a dataset of another kind, and a kind that is not there', async () => {
    const names = path.join(folder, 'names.jsonl')
    await expect(run(importCommand(), names, '--dataset', 'street')).rejects.toThrow(/holds something else/)
    await expect(run(importCommand(), names, '--dataset', 'x', '--kind', 'boxes')).rejects.toThrow(
      /no boxes in it, but spans/,
    )
  })

  test('is told what is wrong with how it is called', async () => {
    await expect(run(importCommand())).rejects.toMatchObject({ exitCode: 2 })
    await expect(run(importCommand(), 'x', '--dataset', 'Not A Slug')).rejects.toMatchObject({ exitCode: 2 })
  })
})

describe('export', () => {
  test('writes what another import reads as the same', async () => {
    const target = path.join(folder, 'out')
    await run(exportCommand(), '--dataset', 'street', '--format', 'coco', '--out', target, '--json')
    const { files } = answer<{ files: string[] }>()
    expect(files.every((place) => place.startsWith(target) && existsSync(place))).toBe(true)
    out = ''
    await run(gradeCommand(), '--kind', 'boxes', '--gold', path.join(folder, 'set'), '--answers', target, '--json')
    expect(answer()).toMatchObject({ overall: { score: 1, items: 1, parts: { f1: 1 } } })
  })

  test('lists what a format cannot carry, and overwrites nothing unless it is told to', async () => {
    const target = path.join(folder, 'names.conll')
    await run(exportCommand(), '--dataset', 'names', '--format', 'conll', '--out', target)
    expect(err).toMatch(/not carried by conll: .*spans that do not begin and end with words.*\(2/)
    const before = readFileSync(target, 'utf8')
    await expect(run(exportCommand(), '--dataset', 'names', '--format', 'conll', '--out', target)).rejects.toThrow(
      /there already/,
    )
    await run(exportCommand(), '--dataset', 'names', '--format', 'conll', '--out', target, '--force')
    expect(readFileSync(target, 'utf8')).toBe(before)
  })

  test('does not know a dataset that nobody made', async () => {
    const words = ['--dataset', 'nothing', '--format', 'coco', '--out', path.join(folder, 'never')]
    await expect(run(exportCommand(), ...words)).rejects.toThrow(/no dataset "nothing"/)
  })
})

describe('grade', () => {
  const gold = path.join(folder, 'set/labels.json')
  const answers = file('answers.json', coco([GOLD[0]!, [50, 40, 20, 30]]))

  test('scores overall, per class and per item, by the rubric that is given', async () => {
    await run(gradeCommand(), '--kind', 'boxes', '--gold', gold, '--answers', answers, '--json')
    const graded = answer<{ items: { findings: { type: string }[] }[] }>()
    expect(graded).toMatchObject({
      kind: 'boxes',
      graderVersion: '1',
      overall: { score: 1 },
      perClass: [{ class: 'car', f1: 1 }],
    })
    expect(graded.items[0]!.findings.map(({ type }) => type)).toEqual(['match', 'loose'])
    out = ''
    const rubric = file('strict.yml', 'iouThreshold: 0.9\nlooseThreshold: 0.9\n')
    await run(gradeCommand(), '--kind', 'boxes', '--gold', gold, '--answers', answers, '--rubric', rubric)
    expect(out).toMatch(/^score +50\.00 %/)
  })

  test('names the field of a rubric that is wrong', async () => {
    const rubric = file('wrong.yml', 'iouThreshold: 50\n')
    const words = ['--kind', 'boxes', '--gold', gold, '--answers', answers, '--rubric', rubric]
    await expect(run(gradeCommand(), ...words)).rejects.toThrow(/wrong\.yml: iouThreshold: .*at most 0\.95/)
  })

  test('has nothing to grade where gold has no labels of the kind', async () => {
    const words = ['--kind', 'spans', '--gold', gold, '--answers', answers]
    await expect(run(gradeCommand(), ...words)).rejects.toThrow(/no spans in it/)
  })
})
