import { describe, expect, it } from 'vitest'
import type { Format, ReadDataset } from '#app/domain/datasets/dataset.ts'
import { detect, detectAndRead } from '#app/domain/datasets/detect.ts'
import { fileNameProblem } from '#app/domain/datasets/file-name.ts'
import { goldLabelSchema } from '#app/domain/labels/label.ts'
import { taxonomySchema } from '#app/domain/labels/taxonomy.ts'
import { pngHeader } from '#tests/support/pictures.ts'
import { coco } from './coco/coco.ts'
import { cvat } from './cvat/cvat.ts'
import { labelme } from './labelme/labelme.ts'
import { memoryFiles } from './shared/memory-files.ts'
import { PICTURE_FORMATS } from './registry.ts'
import { voc } from './voc/voc.ts'
import { yolo } from './yolo/yolo.ts'

const PICTURE = ['images/a.png', pngHeader(100, 80)] as const
const cocoFile = (change: object) => ({
  images: [{ id: 1, file_name: 'a.png', width: 100, height: 80 }],
  categories: [{ id: 1, name: 'car' }],
  annotations: [
    { id: 1, image_id: 1, category_id: 1, bbox: [1, 1, 9, 9], segmentation: [[1, 1, 9, 1, 9, 9]], iscrowd: 0 },
  ],
  ...change,
})
const annotation = (change: object) => cocoFile({ annotations: [{ id: 1, image_id: 1, category_id: 1, ...change }] })
const vocFile = (object: string, more = '') =>
  `<annotation><filename>a.png</filename><size><width>100</width><height>80</height></size>${object}${more}</annotation>`
const vocBox = (name: string, [xmin, ymin, xmax, ymax]: (number | string)[]) =>
  `<object><name>${name}</name><bndbox><xmin>${xmin}</xmin><ymin>${ymin}</ymin><xmax>${xmax}</xmax><ymax>${ymax}</ymax></bndbox></object>`
const cvatFile = (shapes: string) =>
  `<annotations><version>1.1</version><image id="0" name="a.png" width="100" height="80">${shapes}</image></annotations>`
const labelMeFile = (shape: object, more: object = {}) => ({
  version: '5',
  flags: {},
  shapes: [
    {
      label: 'car',
      points: [
        [1, 1],
        [9, 1],
        [9, 9],
      ],
      shape_type: 'polygon',
      ...shape,
    },
  ],
  imagePath: 'a.png',
  imageData: null,
  imageWidth: 100,
  imageHeight: 80,
  ...more,
})

const SAMPLES: [string, Format, [string, string | Uint8Array][]][] = [
  ['COCO', coco, [['a.json', JSON.stringify(cocoFile({}))]]],
  [
    'YOLO',
    yolo,
    [
      ['data.yaml', 'names:\n  0: car\n  1: "사람"\n'],
      ['labels/a.txt', '0 0.5 0.5 0.25 0.25\n1 0.1 0.1 0.2 0.1 0.2 0.2\n'],
      PICTURE as [string, Uint8Array],
    ],
  ],
  [
    'VOC',
    voc,
    [['Annotations/a.xml', vocFile(vocBox('car', [5, 5, 20, 20]), vocBox('사람 &amp; 개', [30, 30, 60, 70]))]],
  ],
  [
    'CVAT',
    cvat,
    [
      [
        'annotations.xml',
        cvatFile(
          '<box label="car" xtl="1" ytl="1" xbr="9" ybr="9"><attribute name="a">b</attribute></box><polygon label="사람" points="1,1;9,1;9,9"/>',
        ),
      ],
    ],
  ],
  ['LabelMe', labelme, [['a.json', JSON.stringify(labelMeFile({}))]]],
]

async function read(format: Format, files: readonly (readonly [string, string | Uint8Array])[]): Promise<ReadDataset> {
  const result = await format.read(memoryFiles(new Map(files)))
  if (result.outcome === 'read') {
    expect(taxonomySchema.safeParse(result.dataset.taxonomy).error).toBeUndefined()
    for (const { key, labels } of result.dataset.items) {
      expect(fileNameProblem(key)).toBeUndefined()
      for (const label of labels) expect(goldLabelSchema.safeParse(label).error).toBeUndefined()
    }
  } else expect(result.problems.length).toBeGreaterThan(0)
  return result
}

const said = ({ problems }: ReadDataset) => problems.map(({ where, message }) => `${where}: ${message}`).join('\n')

describe('a file that ends early or is changed', () => {
  it.each(SAMPLES)(
    '%s cut off at every byte is read in part with a problem, or refused, and never throws',
    async (_, format, files) => {
      const whole = await read(format, files)
      expect(whole).toMatchObject({ outcome: 'read', problems: [] })
      for (const [index, [name, content]] of files.entries()) {
        const bytes = Buffer.from(content)
        for (let length = 0; length < bytes.length; length++) {
          const cut = files.map((file, at): [string, string | Uint8Array] =>
            at === index ? [name, bytes.subarray(0, length)] : file,
          )
          const result = await read(format, cut)
          // JSON and XML that end early cannot pass; lines of text that end early can look complete.
          if (/\.(?:json|xml)$/.test(name) && bytes.subarray(length).toString().trim() !== '')
            expect(result.outcome, `${name} at ${length}`).toBe('unreadable')
        }
      }
    },
  )

  it.each(SAMPLES)(
    '%s with any byte changed never throws, nor does the search for its format',
    async (_, format, files) => {
      for (const [index, [name, content]] of files.entries())
        for (let at = 0; at < content.length; at++) {
          const bytes = Buffer.from(content)
          if (at >= bytes.length) break
          bytes[at]! ^= 0x80 | (at % 7)
          const changed = files.map((file, place): [string, string | Uint8Array] =>
            place === index ? [name, bytes] : file,
          )
          await read(format, changed)
          if (at % 10 === 0) await detect(memoryFiles(new Map(changed)))
        }
    },
  )

  it.each(SAMPLES)('%s is read in pieces of any size', async (_, format, files) => {
    const whole = await read(format, files)
    for (const size of [1, 2, 3, 7, 64]) expect(await format.read(memoryFiles(new Map(files), size))).toEqual(whole)
  })

  it.each(SAMPLES)('%s may be written in UTF-16 or with a byte order mark', async (_, format, files) => {
    const whole = await read(format, files)
    const wide = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')
    const big = (text: string) => Buffer.from(wide(text)).swap16()
    for (const encode of [wide, big, (text: string) => Buffer.from(`\ufeff${text}`)])
      expect(
        await read(
          format,
          files.map(([name, content]) => [name, typeof content === 'string' ? encode(content) : content]),
        ),
      ).toEqual(whole)
  })
})

describe('nesting', () => {
  it('100,000 deep is refused where it passes the limit', async () => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000)
    expect(said(await read(coco, [['a.json', `{"images":[],"annotations":[${deep}],"categories":[]}`]]))).toMatch(
      /nested deeper than 100 in annotations\[0\]/,
    )
    expect(said(await read(coco, [['a.json', `{"info":${deep}}`]]))).toMatch(/nested deeper/)
    const tags = '<a>'.repeat(100_000)
    expect(said(await read(voc, [['a.xml', `<annotation>${tags}`]]))).toMatch(/nested deeper than 64/)
    expect(said(await read(cvat, [['a.xml', `<annotations>${tags}`]]))).toMatch(/nested deeper than 64/)
    expect((await read(labelme, [['a.json', JSON.stringify(labelMeFile({})).replace('{}', deep)]])).outcome).toBe(
      'read',
    )
    expect((await read(yolo, [['data.yaml', `names: ${deep}`], ['labels/a.txt', ''], PICTURE])).outcome).toBe(
      'unreadable',
    )
  })
})

describe('bombs', () => {
  it('of XML entities are refused before they are unfolded', async () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>${vocFile(vocBox('&b;', [1, 1, 9, 9]))}`
    expect(said(await read(voc, [['a.xml', bomb]]))).toMatch(/declares entities of its own/)
    const outside = `<!DOCTYPE a SYSTEM "file:///etc/passwd">${vocFile(vocBox('&x;', [1, 1, 9, 9]))}`
    expect(said(await read(voc, [['a.xml', outside]]))).toMatch(/&x;, which means nothing here/)
  })

  it('of YAML aliases are refused', async () => {
    const lines = ['a: &a [x,x,x,x,x,x,x,x,x]']
    for (const [letter, before] of ['ba', 'cb', 'dc', 'ed', 'fe', 'gf', 'hg', 'ih'].map((pair) => [...pair]))
      lines.push(`${letter}: &${letter} [${Array.from({ length: 9 }, () => `*${before}`).join(',')}]`)
    const result = await read(yolo, [
      ['data.yaml', `${lines.join('\n')}\nnames: *i\n`],
      ['labels/a.txt', '0 0.5 0.5 1 1'],
      PICTURE,
    ])
    expect(said(result)).toMatch(/data\.yaml: uses aliases/)
  })

  it('of run lengths are refused by their sum, without being unpacked', async () => {
    const huge = { size: [80, 100], counts: [0, 1e12] }
    expect(said(await read(coco, [['a.json', JSON.stringify(annotation({ segmentation: huge }))]]))).toMatch(
      /add up to 1000000000000 pixels, not the 8000/,
    )
    const letters = { size: [80, 100], counts: '~~~~~~~~~~~~~~' }
    expect(said(await read(coco, [['a.json', JSON.stringify(annotation({ segmentation: letters }))]]))).toMatch(
      /segmentation: counts stop making sense at character 1/,
    )
    const large = { size: [30_000, 30_000], counts: [900_000_000] }
    expect(said(await read(coco, [['a.json', JSON.stringify(annotation({ segmentation: large }))]]))).toMatch(
      /a mask of 30000×30000 pixels on an image of 100×80/,
    )
    const mask = cvatFile('<mask label="car" left="0" top="0" width="100" height="80" rle="0, 1000000000"/>')
    expect(said(await read(cvat, [['a.xml', mask]]))).toMatch(/add up to 1000000000 pixels, not the 8000/)
  })

  it('of one line or one tag of some megabytes are refused or read in bounded time', async () => {
    const begun = performance.now()
    const line = `0 ${'0.5 '.repeat(500_000)}`
    expect(said(await read(yolo, [['data.yaml', 'names: [car]'], ['labels/a.txt', line], PICTURE]))).toMatch(
      /more than 10000 numbers/,
    )
    const tag = `<annotation><object ${'a'.repeat(5_000_000)}`
    expect(said(await read(voc, [['a.xml', tag]]))).toMatch(/ends in the middle/)
    const quotes = `<annotation><object a="${'<'.repeat(2_000_000)}`
    expect(said(await read(voc, [['a.xml', quotes]]))).toMatch(/ends in the middle/)
    const points = cvatFile(`<polygon label="car" points="${'1,1;'.repeat(500_000)}1,1"/>`)
    expect(said(await read(cvat, [['a.xml', points]]))).toMatch(/more than 200000 points/)
    expect(performance.now() - begun).toBeLessThan(10_000)
  })
})

describe('numbers that cannot be', () => {
  it.each<[string, Format, string, string, RegExp]>([
    [
      'a NaN of Python',
      coco,
      'a.json',
      JSON.stringify(annotation({ bbox: [1, 1, 9, 9] })).replace('[1,1', '[NaN,1'),
      /bbox\[0\] is not a finite number/,
    ],
    [
      'an infinite number',
      coco,
      'a.json',
      JSON.stringify(annotation({ bbox: [1, 1, 9, 9] })).replace('[1,1', '[1e999,1'),
      /bbox\[0\] is not a finite number/,
    ],
    [
      'a negative width',
      coco,
      'a.json',
      JSON.stringify(annotation({ bbox: [5, 5, -3, 4] })),
      /bbox has negative width/,
    ],
    [
      'a box outside',
      coco,
      'a.json',
      JSON.stringify(annotation({ bbox: [90, 5, 30, 4] })),
      /reaches 20 pixels outside/,
    ],
    [
      'a polygon of odd length',
      coco,
      'a.json',
      JSON.stringify(annotation({ segmentation: [[1, 1, 9, 1, 9, 9, 5]] })),
      /odd number of coordinates \(7\)/,
    ],
    [
      'a polygon of two points',
      coco,
      'a.json',
      JSON.stringify(annotation({ segmentation: [[1, 1, 9, 9]] })),
      /2 points; a region needs 3/,
    ],
    [
      'a polygon outside',
      coco,
      'a.json',
      JSON.stringify(annotation({ segmentation: [[1, 1, 900, 1, 9, 9]] })),
      /reaches outside the image/,
    ],
    [
      'a polygon of texts',
      coco,
      'a.json',
      JSON.stringify(annotation({ segmentation: [['1', '1', '9', '1', '9', '9']] })),
      /list of lists of numbers/,
    ],
    [
      'keypoints that are no triples',
      coco,
      'a.json',
      JSON.stringify(annotation({ keypoints: [1, 1, 2, 5] })),
      /no multiple of 3/,
    ],
    ['a visibility of 3', coco, 'a.json', JSON.stringify(annotation({ keypoints: [1, 1, 3] })), /visibility/],
    [
      'a dangling image',
      coco,
      'a.json',
      JSON.stringify(annotation({ image_id: 9, bbox: [1, 1, 2, 2] })),
      /image_id 9 is no usable image/,
    ],
    [
      'a dangling category',
      coco,
      'a.json',
      JSON.stringify(annotation({ category_id: 9, bbox: [1, 1, 2, 2] })),
      /category_id 9 is no usable category/,
    ],
    [
      'an annotation that is a list',
      coco,
      'a.json',
      JSON.stringify(cocoFile({ annotations: [[]] })),
      /is not an object/,
    ],
    [
      'a NaN',
      voc,
      'a.xml',
      vocFile(vocBox('car', ['nan', 5, 20, 20])),
      /a\.xml:1: bndbox: xmin is "nan", not a number/,
    ],
    ['a hexadecimal number', voc, 'a.xml', vocFile(vocBox('car', ['0x10', 5, 20, 20])), /not a number/],
    ['corners the wrong way round', voc, 'a.xml', vocFile(vocBox('car', [50, 5, 20, 20])), /negative width/],
    ['a box outside', voc, 'a.xml', vocFile(vocBox('car', [50, 5, 2000, 20])), /reaches 1900 pixels outside/],
    [
      'a NaN',
      cvat,
      'a.xml',
      cvatFile('<box label="car" xtl="NaN" ytl="1" xbr="5" ybr="5"/>'),
      /xtl is "NaN", not a number/,
    ],
    ['an odd pair', cvat, 'a.xml', cvatFile('<polygon label="car" points="1,2;3;4,5"/>'), /"3" is not x,y/],
    [
      'a negative width',
      cvat,
      'a.xml',
      cvatFile('<box label="car" xtl="9" ytl="1" xbr="5" ybr="5"/>'),
      /negative width/,
    ],
    [
      'a mask outside',
      cvat,
      'a.xml',
      cvatFile('<mask label="car" left="90" top="0" width="20" height="1" rle="0,20"/>'),
      /mask reaches outside/,
    ],
    [
      'a null',
      labelme,
      'a.json',
      JSON.stringify(
        labelMeFile({
          points: [
            [1, null],
            [2, 2],
            [3, 3],
          ],
        }),
      ),
      /points\[0\] is not \[x, y\]/,
    ],
    [
      'a size of a thousand kilometres',
      labelme,
      'a.json',
      JSON.stringify(labelMeFile({}, { imageWidth: 1e12 })),
      /not whole numbers of pixels/,
    ],
  ])('%s in %o is told with its place', async (_, format, name, content, message) => {
    expect(said(await read(format, [[name, content]]))).toMatch(message)
  })

  it.each([
    ['nan 0.5 0.5 0.1 0.1', /"nan" is not a number/],
    ['0 0.5 inf 0.1 0.1', /"inf" is not a number/],
    ['0 0.5 0.5 -0.1 0.1', /negative width/],
    ['0 1.5 0.5 0.1 0.1', /outside the image/],
    ['0 0.5 0.5 0.1', /3 numbers behind the class/],
    ['0 0.5 0.5 0.1 0.1 0.99', /a confidence/],
    ['0 0.1 0.1 0.2 0.2 0.3 0.3 0.4', /7 numbers behind the class/],
    ['7 0.5 0.5 0.1 0.1', /class 7 has no name/],
    ['-1 0.5 0.5 0.1 0.1', /no class number/],
    ['0.5 0.5 0.5 0.1 0.1', /no class number/],
    ['0 1e999 0.5 0.1 0.1', /not a finite number/],
  ])('the YOLO line %j', async (line, message) => {
    const result = await read(yolo, [
      ['data.yaml', 'names: [car]'],
      ['labels/a.txt', `0 0.5 0.5 0.2 0.2\n${line}\n`],
      PICTURE,
    ])
    expect(result.outcome).toBe('read')
    expect(said(result)).toMatch(/^labels\/a\.txt:2: /)
    expect(said(result)).toMatch(message)
  })
})

describe('names', () => {
  const NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty']

  it('that every object has are classes like any other', async () => {
    const results = await Promise.all([
      read(coco, [
        [
          'a.json',
          JSON.stringify(
            cocoFile({
              categories: NAMES.map((name, id) => ({ id, name })),
              annotations: NAMES.map((_, id) => ({ id, image_id: 1, category_id: id, bbox: [1, 1, 5, 5] })),
            }),
          ),
        ],
      ]),
      read(yolo, [
        ['classes.txt', NAMES.join('\n')],
        ['labels/a.txt', NAMES.map((_, id) => `${id} 0.5 0.5 0.1 0.1`).join('\n')],
        PICTURE,
      ]),
      read(yolo, [
        ['data.yaml', `names: ${JSON.stringify(NAMES)}`],
        ['labels/a.txt', NAMES.map((_, id) => `${id} 0.5 0.5 0.1 0.1`).join('\n')],
        PICTURE,
      ]),
      read(voc, [['a.xml', vocFile(NAMES.map((name) => vocBox(name, [5, 5, 9, 9])).join(''))]]),
      read(cvat, [
        ['a.xml', cvatFile(NAMES.map((name) => `<box label="${name}" xtl="1" ytl="1" xbr="9" ybr="9"/>`).join(''))],
      ]),
      read(labelme, [
        [
          'a.json',
          JSON.stringify({
            ...labelMeFile({}),
            shapes: NAMES.map((label) => ({
              label,
              points: [
                [1, 1],
                [9, 9],
              ],
              shape_type: 'rectangle',
            })),
          }),
        ],
      ]),
    ])
    for (const result of results) {
      if (result.outcome !== 'read') throw new Error(said(result))
      const [label] = result.dataset.items[0]!.labels
      expect(label?.kind === 'boxes' && label.boxes.map((box) => box.class)).toEqual(NAMES)
    }
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  it.each(['../../etc/passwd', '/etc/passwd', 'C:\\a.png', 'a\u0000.png', 'https://x/a.png'])(
    'of pictures such as %j reach nothing',
    async (name) => {
      const image = { id: 2, file_name: name, width: 9, height: 9 }
      expect(
        said(await read(coco, [['a.json', JSON.stringify(cocoFile({ images: [cocoFile({}).images[0], image] }))]])),
      ).toMatch(/images\[1\].*file_name/)
      const escaped = name.replaceAll('\u0000', '&#0;')
      for (const result of [
        await read(cvat, [
          [
            'a.xml',
            `<annotations><image id="0" name="${escaped}" width="9" height="9"><box label="car" xtl="1" ytl="1" xbr="9" ybr="9"/></image></annotations>`,
          ],
        ]),
        await read(voc, [['a.xml', vocFile(vocBox('car', [5, 5, 9, 9])).replace('a.png', escaped)]]),
        await read(labelme, [['a.json', JSON.stringify(labelMeFile({}, { imagePath: name }))]]),
      ])
        if (result.outcome === 'read')
          for (const { key } of result.dataset.items) expect(fileNameProblem(key)).toBeUndefined()
    },
  )

  it('that an item brings are never a way out of the folder that is written to', async () => {
    const keys = [
      '../../evil.png',
      '/abs.png',
      'C:\\x.png',
      'a\u0000b.png',
      'con.png',
      'nul',
      'a/../b.png',
      '',
      'x'.repeat(300),
      'a/b/../../../c',
      'A.PNG',
      'a.png',
      'a.jpg',
    ]
    const dataset = {
      taxonomy: { classes: [{ name: 'car' }] },
      items: keys.map((key) => ({
        key,
        width: 9,
        height: 9,
        text: null,
        labels: [{ kind: 'boxes' as const, boxes: [{ id: '1', class: 'car', x: 1, y: 1, width: 2, height: 2 }] }],
        attributes: { split: '../../out' },
      })),
    }
    for (const format of PICTURE_FORMATS) {
      const { files } = format.write(dataset)
      const names = [...files.keys()]
      for (const name of names) expect(fileNameProblem(name), name).toBeUndefined()
      expect(new Set(names.map((name) => name.toLowerCase())).size, format.name).toBe(names.length)
      const files2 =
        format === yolo
          ? new Map([
              ...files,
              ...names
                .filter((name) => name.startsWith('labels/'))
                .map((name): [string, Uint8Array] => [
                  name.replace('labels/', 'images/').replace(/\.txt$/, '.png'),
                  pngHeader(9, 9),
                ]),
            ])
          : files
      const result = await format.read(memoryFiles(files2))
      expect(result.outcome === 'read' && result.dataset.items.length, format.name + said(result)).toBe(keys.length)
    }
  })
})

describe('lists that a COCO file repeats', () => {
  it('are refused, and so are repeated ids', async () => {
    const twice = '{"images":[],"annotations":[],"categories":[],"images":[]}'
    expect(said(await read(coco, [['a.json', twice]]))).toBe('a.json: has the list "images" twice')
    const [only] = cocoFile({}).annotations
    expect(said(await read(coco, [['a.json', JSON.stringify(cocoFile({ annotations: [only, only] }))]]))).toMatch(
      /annotations\[1\] \(id 1\): id is used by an earlier annotation/,
    )
  })

  it('may come in any order', async () => {
    const { images, categories, annotations } = cocoFile({})
    const usual = await read(coco, [['a.json', JSON.stringify({ images, categories, annotations })]])
    for (const order of [
      { annotations, images, categories },
      { annotations, categories, images },
      { images, annotations, categories },
      { categories, annotations, images },
    ])
      expect(await read(coco, [['a.json', JSON.stringify(order)]])).toEqual(usual)
  })
})

describe('files in no format at all', () => {
  it.each<[string, [string, string | Uint8Array][], RegExp]>([
    ['nothing', [], /there are none/],
    ['pictures only', [['a.png', pngHeader(9, 9)]], /pictures without a file of labels/],
    ['bytes', [['a.bin', new Uint8Array(1000).fill(7)]], /no format that is known here/],
    ['an empty JSON', [['a.json', '']], /no format/],
    ['HTML', [['a.xml', '<html><body onload="alert(1)"></body></html>']], /no format/],
  ])('%s are refused', async (_, files, message) => {
    const result = await detectAndRead(memoryFiles(new Map(files)))
    expect(result.outcome).toBe('unreadable')
    expect(said(result)).toMatch(message)
  })

  it('cannot be read as a format that there is not', async () => {
    expect(said(await detectAndRead(memoryFiles(new Map()), 'coco2'))).toMatch(
      /there is no format "coco2"; there are coco, yolo/,
    )
  })
})
