import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Files } from '#app/domain/datasets/dataset.ts'
import { memoryFiles } from '#tests/support/files-in-memory.ts'
import { classDatasets, opinionDatasets, spanDatasets } from '#tests/support/text-datasets.ts'
import { TEXT_FORMATS } from './index.ts'

const sureOf = async (files: Files) =>
  Object.fromEntries(
    await Promise.all(TEXT_FORMATS.map(async (each) => [each.name, await each.detect(files)] as const)),
  )

describe('files are told by their content', () => {
  const classes = classDatasets({ min: 1, max: 2 }, false)
  it.each([
    ['labelstudio', spanDatasets()],
    ['labelstudio', classes],
    ['labelstudio-min', spanDatasets({ unlabeled: false })],
    ['doccano', spanDatasets({ unlabeled: false })],
    ['doccano', spanDatasets({ ownIds: true, unlabeled: false })],
    ['doccano', classes],
    ['prodigy', spanDatasets()],
    ['prodigy', classes],
    ['brat', spanDatasets({ unlabeled: false })],
    ['conll', spanDatasets({ words: true, unlabeled: false })],
    ['csv', classes],
    ['csv', opinionDatasets()],
  ])('what %s writes is nobody else’s', async (name, datasets) => {
    const format = TEXT_FORMATS.find((each) => each.name === name)!
    await fc.assert(
      fc.asyncProperty(datasets, async (dataset) => {
        const { [name]: own, ...others } = await sureOf(memoryFiles(format.write(dataset).files))
        expect(own).toBeGreaterThan(0.5)
        for (const [other, sure] of Object.entries(others)) expect(sure, other).toBeLessThan(own!)
      }),
      { numRuns: 200 },
    )
  })

  it.each([
    ['COCO', '{"images": [], "annotations": [{"caption": "a", "label": 1, "text": "b"}], "categories": []}'],
    [
      'a COCO file over several lines',
      '{\n "images": [{"id": 1}],\n "annotations": [{"data": 1}],\n "categories": []}',
    ],
    ['a list of numbers', '[1, 2, 3]'],
    ['prose', 'There is O nothing here\nto B-see O at all.\n'],
    ['XML', '<annotation><object/></annotation>'],
    ['YOLO labels', '0 0.5 0.5 0.1 0.1\n1 0.2 0.2 0.1 0.1\n'],
    ['nothing', ''],
  ])('%s is none of these', async (_, content) => {
    for (const sure of Object.values(await sureOf(memoryFiles({ a: content })))) expect(sure).toBe(0)
  })

  it('are not read for it beyond their beginning, and a broken disk is no exception', async () => {
    let given = 0
    const endless: Files = {
      names: ['a'],
      size: () => 1e12,
      async *chunks() {
        for (;;) {
          given++
          yield new TextEncoder().encode('{"text": "가", "x": 1}\n'.repeat(100))
        }
      },
    }
    const broken: Files = {
      ...endless,
      async *chunks() {
        throw new Error('gone')
      },
    }
    await sureOf(endless)
    expect(given).toBeLessThan(500)
    for (const sure of Object.values(await sureOf(broken))) expect(sure).toBe(0)
  })
})
