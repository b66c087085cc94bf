import { describe, expect, it } from 'vitest'
import { pngHeader } from '#tests/support/pictures.ts'
import { detect, detectAndRead, writeAs } from './detect.ts'
import { memoryFiles } from './formats/shared/memory-files.ts'
import { STRANGERS } from './formats/strangers.ts'

const files = (contents: Record<string, string | Uint8Array>) => memoryFiles(new Map(Object.entries(contents)))
const COCO = JSON.stringify({
  images: [{ id: 1, file_name: 'a.png', width: 10, height: 10 }],
  annotations: [{ id: 1, image_id: 1, category_id: 1, bbox: [1, 1, 5, 5] }],
  categories: [{ id: 1, name: 'car' }],
})
const VOC = `<annotation><filename>a.png</filename><size><width>10</width><height>10</height></size>
  <object><name>car</name><bndbox><xmin>2</xmin><ymin>2</ymin><xmax>6</xmax><ymax>6</ymax></bndbox></object></annotation>`

describe('the format of files', () => {
  it.each<[string, Record<string, string | Uint8Array>]>([
    ['coco', { 'a.json': COCO }],
    ['voc', { 'a.xml': VOC }],
    ['yolo', { 'classes.txt': 'car', 'labels/a.txt': '0 0.5 0.5 0.1 0.1', 'images/a.png': pngHeader(9, 9) }],
    [
      'cvat',
      {
        'a.xml':
          '<?xml version="1.0"?>\n<annotations><version>1.1</version><image id="0" name="a.png" width="9" height="9"><tag label="car"/></image></annotations>',
      },
    ],
    [
      'labelme',
      {
        'a.json': JSON.stringify({
          version: '5',
          flags: {},
          shapes: [
            {
              label: 'car',
              points: [
                [1, 1],
                [5, 5],
              ],
              shape_type: 'rectangle',
            },
          ],
          imagePath: 'a.png',
          imageHeight: 9,
          imageWidth: 9,
        }),
      },
    ],
  ])('is found by content, not by name: %s', async (format, contents) => {
    const [best, second] = await detect(files(contents))
    expect(best?.format.name).toBe(format)
    expect(second?.sure ?? 0).toBeLessThan(best!.sure)
    expect(await detectAndRead(files(contents))).toMatchObject({ outcome: 'read', format, problems: [] })
  })

  it('that is one of two is said, and the other can be named', async () => {
    const both = files({ 'a.json': COCO, 'b.xml': VOC })
    const read = await detectAndRead(both)
    expect(read).toMatchObject({ outcome: 'read', format: 'coco' })
    expect(read.problems.at(-1)?.message).toBe(
      'look like coco and voc alike; they were read as coco: name the format to read the other',
    )
    expect(await detectAndRead(both, 'voc')).toMatchObject({ outcome: 'read', format: 'voc', problems: [] })
  })

  it('that is not read is told with what to do instead', async () => {
    expect(
      await detectAndRead(
        files({
          'label/000001.txt': 'Car 0.00 0 -1.57 599.41 156.40 629.75 189.25 2.85 2.63 12.34 0.47 1.49 69.44 -1.56',
        }),
      ),
    ).toEqual({
      outcome: 'unreadable',
      format: null,
      problems: [{ where: 'label/000001.txt', message: 'this looks like KITTI, which is not read; export it as COCO' }],
    })
    expect(STRANGERS.every(({ title, advice }) => title !== '' && advice !== '')).toBe(true)
  })
})

describe('writing', () => {
  it('in a format that there is gives its files, in another is a mistake of the caller', () => {
    const dataset = { taxonomy: { classes: [{ name: 'car' }] }, items: [] }
    expect([...writeAs('coco', dataset).files.keys()]).toEqual(['annotations/instances.json'])
    expect(() => writeAs('kitti', dataset)).toThrow(/there is no format "kitti"; there are coco/)
  })
})
