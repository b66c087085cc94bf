import { describe, expect, it } from 'vitest'
import { memoryFiles } from '#app/domain/datasets/formats/shared/memory-files.ts'
import { labelOf } from '#app/domain/datasets/formats/shared/writing.ts'
import { pngHeader } from '#tests/support/pictures.ts'
import { voc } from './voc.ts'

const object = ([xmin, ymin, xmax, ymax]: number[], more = '') =>
  `<object><name>cat</name>${more}<bndbox><xmin>${xmin}</xmin><ymin>${ymin}</ymin><xmax>${xmax}</xmax><ymax>${ymax}</ymax></bndbox></object>`
const file = (
  objects: string,
  { database = 'Unknown', size = '<size><width>100</width><height>80</height><depth>3</depth></size>' } = {},
) =>
  `<annotation><filename>a.jpg</filename><source><database>${database}</database></source>${size}${objects}</annotation>`

async function boxes(files: Record<string, string | Uint8Array>) {
  const result = await voc.read(memoryFiles(new Map(Object.entries(files))))
  if (result.outcome === 'unreadable') throw new Error(JSON.stringify(result.problems))
  const places = result.dataset.items.flatMap((item) =>
    labelOf(item, 'boxes')!.boxes.map(({ x, y, width, height }) => [x, y, width, height]),
  )
  return { places, problems: result.problems, items: result.dataset.items }
}

describe('the corners of a VOC box', () => {
  it('are pixels counted from 1, both of them in the box: 1, 1, 100, 80 is the whole picture', async () => {
    expect((await boxes({ 'a.xml': file(object([1, 1, 100, 80])) })).places).toEqual([[0, 0, 100, 80]])
    expect((await boxes({ 'a.xml': file(object([10, 20, 10, 29])) })).places).toEqual([[9, 19, 1, 10]])
  })

  it('are edges counted from 0 where a box shows it, in every file of the dataset, and that is said', async () => {
    const { places, problems } = await boxes({
      'a.xml': file(object([10, 10, 20, 20])),
      'b.xml': file(object([0, 0, 5, 5])).replace('a.jpg', 'b.jpg'),
    })
    expect(places).toEqual([
      [10, 10, 10, 10],
      [0, 0, 5, 5],
    ])
    expect(problems).toEqual([
      {
        where: 'b.xml:1',
        message: "a box begins at 0: all boxes are read as edges counted from 0, not as VOC's pixels counted from 1",
      },
    ])
  })

  it.each(['The VOC2007 Database', 'PASCAL VOC2012', 'Assay'])(
    'are pixels whatever they look like in %s',
    async (database) => {
      expect((await boxes({ 'a.xml': file(object([10, 10, 10, 10]), { database }) })).places).toEqual([[9, 9, 1, 1]])
    },
  )

  it('may have decimals, as some of VOC2012 have', async () => {
    expect((await boxes({ 'a.xml': file(object([45.7, 2.5, 80.25, 30])) })).places).toEqual([[44.7, 1.5, 35.55, 28.5]])
  })
})

describe('a VOC file', () => {
  it('keeps what is difficult as ignored, and truncated, occluded and pose as attributes', async () => {
    const more = '<pose>Left</pose><truncated>1</truncated><occluded>1</occluded><difficult>1</difficult>'
    const { items } = await boxes({ 'a.xml': file(object([1, 1, 9, 9], more)) })
    expect(labelOf(items[0]!, 'boxes')?.boxes[0]).toMatchObject({
      ignore: true,
      attributes: { pose: 'Left', truncated: true, occluded: true },
    })
  })

  it('takes its size from the picture when it tells none, and has none otherwise', async () => {
    const text = file(object([1, 1, 9, 9]), { size: '' })
    expect((await boxes({ 'Annotations/a.xml': text, 'JPEGImages/a.jpg': pngHeader(30, 20) })).items[0]).toMatchObject({
      width: 30,
      height: 20,
    })
    expect((await boxes({ 'a.xml': text })).items[0]).toMatchObject({ width: null, height: null })
  })

  it('names its part by the lists of ImageSets, and its classes in the order of a label map', async () => {
    const result = await voc.read(
      memoryFiles(
        new Map([
          ['Annotations/a.xml', file(object([1, 1, 9, 9]))],
          ['ImageSets/Main/val.txt', '\n# a comment\na\n'],
          ['labelmap.txt', '# label:color_rgb:parts:actions\ndog:1,2,3::\ncat:::\n'],
        ]),
      ),
    )
    expect(result.outcome === 'read' && result.dataset.taxonomy.classes.map(({ name }) => name)).toEqual(['dog', 'cat'])
    expect(result.outcome === 'read' && result.dataset.items[0]?.attributes).toEqual({ split: 'val' })
  })

  it('says which parts of objects are not read', async () => {
    const { problems } = await boxes({ 'a.xml': file(object([1, 1, 9, 9], '<part><name>head</name></part>')) })
    expect(problems).toEqual([{ where: '(files)', message: '<part> of 1 object is not read' }])
  })

  it('that is broken does not take the others with it', async () => {
    const { places, problems } = await boxes({
      'a.xml': file(object([1, 1, 9, 9])),
      'b.xml': '<annotation><object>\n</annotation>',
    })
    expect(places).toHaveLength(1)
    expect(problems).toEqual([{ where: 'b.xml:2', message: 'closes <annotation>, but <object> is open' }])
  })
})
