import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readCoco } from '#app/domain/datasets/coco.ts'
import { grade } from '#app/domain/grading/grade.ts'
import { parseRubric } from '#app/domain/grading/rubric.ts'
import { goldLabelSchema, type Label } from '#app/domain/labels/label.ts'
import { taxonomySchema } from '#app/domain/labels/taxonomy.ts'

const data = path.resolve(process.env.REAL_DATA_DIR ?? '../shared/data')
const files = {
  coco: path.join(data, 'img-coco-open-a', 'annotations.json'),
  cells: path.join(data, 'img-bccd-cells-a', 'annotations_coco.json'),
}
const present = Object.values(files).every((file) => existsSync(file))
if (!present) console.warn(`SKIPPED: the photo datasets are not in ${data}; set REAL_DATA_DIR`)

function read(file: string) {
  const result = readCoco(readFileSync(file, 'utf8'))
  if (result.outcome === 'unreadable') throw new Error(JSON.stringify(result.problems))
  return result
}
const boxesOf = ({ items }: ReturnType<typeof read>) => items.flatMap(({ gold }) => gold.boxes)

describe.skipIf(!present)('real photos with boxes', () => {
  it('of everyday scenes are read completely: 20 photos, 211 objects', () => {
    const dataset = read(files.coco)
    expect(dataset.problems).toEqual([])
    expect(dataset.items).toHaveLength(20)
    expect(boxesOf(dataset)).toHaveLength(211)
    expect(dataset.taxonomy.classes).toHaveLength(80)
    expect(boxesOf(dataset).some(({ ignore }) => ignore)).toBe(true)
    expect(dataset.items.every(({ credit }) => credit?.license && credit.url)).toBe(true)
  })

  it('of blood cells are read but for the one box without size, which is named', () => {
    const dataset = read(files.cells)
    expect(dataset.items).toHaveLength(30)
    expect(boxesOf(dataset)).toHaveLength(410)
    expect(dataset.problems).toHaveLength(1)
    expect(dataset.problems[0]).toMatchObject({ message: 'bbox has zero width' })
    expect(dataset.problems[0]?.where).toMatch(/^annotations\[\d+\] \(id \d+\)$/)
    expect(dataset.items.map(({ key }) => key)).toContain('BloodImage_00338.jpg')
  })

  it('give gold that is valid and grades itself as perfect', () => {
    const rubric = parseRubric({ kind: 'boxes' })
    for (const { taxonomy, items } of [read(files.coco), read(files.cells)]) {
      expect(taxonomySchema.safeParse(taxonomy).success).toBe(true)
      for (const { gold, key } of items) {
        expect(goldLabelSchema.safeParse(gold).success, key).toBe(true)
        const boxes = gold.boxes.map(({ ignore: _, visibility: __, ...box }) => box)
        const answer: Label = { kind: 'boxes', boxes }
        expect(grade({ kind: 'boxes', rubric }, gold, answer).score, key).toBe(1)
      }
    }
  })
})
