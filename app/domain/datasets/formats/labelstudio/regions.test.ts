import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { box, items, pictureTask, read, region } from '#tests/support/label-studio.ts'
import { fromPercent, toPercent } from './geometry.ts'
import { pictureName } from './subject.ts'

describe('regions of a picture', () => {
  it('come from per cent into pixels', async () => {
    expect(await items([pictureTask([box])])).toEqual([
      {
        key: 'data/upload/1/a.png',
        width: 200,
        height: 100,
        text: null,
        labels: [{ kind: 'boxes', boxes: [{ id: 'r1', class: 'car', x: 20, y: 20, width: 60, height: 40 }] }],
      },
    ])
  })

  it('turn about the top-left corner there, and about the centre here', () => {
    // A box of 20 × 10 whose corner is at (50, 50), turned by 90° clockwise, hangs down to the left: its centre is (45, 60).
    const place = fromPercent({ x: 25, y: 50, width: 10, height: 10, rotation: 90 }, { width: 200, height: 100 })
    expect(place).toEqual({ x: 35, y: 55, width: 20, height: 10, rotation: 90 })
    expect([place.x + place.width / 2, place.y + place.height / 2]).toEqual([45, 60])
  })

  it('are in the same place after a way there and back', () => {
    const millionths = (max: number) => fc.integer({ min: 0, max: max * 1e6 }).map((value) => value / 1e6)
    fc.assert(
      fc.property(
        fc.record({ x: millionths(500), y: millionths(500), width: millionths(900), height: millionths(900) }),
        fc.integer({ min: -179_999_999, max: 180_000_000 }).map((value) => value / 1e6),
        fc.integer({ min: 1, max: 4000 }),
        fc.integer({ min: 1, max: 4000 }),
        (place, rotation, width, height) => {
          const image = { width, height }
          const turned = { ...place, ...(rotation !== 0 && { rotation }) }
          expect(fromPercent(toPercent(turned, image), image)).toEqual(turned)
        },
      ),
      { numRuns: 2000 },
    )
  })

  it.each([
    ['no size', { ...box, original_width: undefined }, /original_width × original_height are missing × 100/],
    ['a turned picture', { ...box, image_rotation: 90 }, /turned by 90 degrees/],
    ['NaN', region('rectanglelabels', { ...box.value, x: Number.NaN }), /x or y is not a finite number/],
    ['no width', region('rectanglelabels', { ...box.value, width: 0 }), /width is not greater than zero/],
    ['a place outside', region('rectanglelabels', { ...box.value, x: 90 }), /reaches 40 pixels outside/],
    [
      'a class that is no name',
      region('rectanglelabels', { ...box.value, rectanglelabels: [7] }),
      /class is not a name/,
    ],
    ['two points', region('polygonlabels', { points: [[1, 1]], polygonlabels: ['a'] }), /fewer than 3 points/],
    ['an odd point', region('polygonlabels', { points: [[1, 1], [2, 2], [3]], polygonlabels: ['a'] }), /points\[2\]/],
    ['an open line', region('polygonlabels', { points: [], closed: false, polygonlabels: ['a'] }), /not closed/],
    [
      'a point outside',
      region('keypointlabels', { x: 120, y: 5, width: 1, keypointlabels: ['a'] }),
      /outside the image/,
    ],
  ])('with %s are skipped and told, with their place', async (_, broken, message) => {
    const { problems } = await read([pictureTask([{ ...box, id: 'good' }, broken])])
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatchObject({
      where: 'export.json[0], annotations[0].result[1]',
      message: expect.stringMatching(message) as string,
    })
  })

  it.each([
    ['brushlabels', { format: 'rle', rle: [1, 2], brushlabels: ['a'] }],
    ['ellipselabels', { x: 1, y: 1, radiusX: 2, radiusY: 2, ellipselabels: ['a'] }],
    ['taxonomy', { taxonomy: [['a']] }],
  ])('of type %s are told by name', async (type, value) => {
    const { problems } = await read([pictureTask([box, region(type, value, { id: 'r2' })])])
    expect(problems.map(({ message }) => message).join()).toContain(type)
  })

  it('of several classes become one each', async () => {
    const both = region('rectanglelabels', { ...box.value, rectanglelabels: ['car', '__proto__'] })
    const [item] = await items([pictureTask([both])])
    expect(item?.labels).toMatchObject([
      {
        boxes: [
          { id: 'r1', class: 'car' },
          { id: '2', class: '__proto__' },
        ],
      },
    ])
  })
})

describe('the file of a picture', () => {
  it.each([
    ['/data/upload/29/example.png', 'data/upload/29/example.png'],
    ['/data/local-files/?d=folder/a%20b.jpg', 'folder/a b.jpg'],
    ['https://example.org/photos/a.jpg?size=2', 'photos/a.jpg'],
    ['s3://bucket/train/a.jpg', 'train/a.jpg'],
    ['a/b.jpg', 'a/b.jpg'],
  ])('%s is %s', (address, name) => expect(pictureName(address)).toBe(name))

  it('that leads out of its folder is refused', async () => {
    const { outcome, problems } = await read([pictureTask([box], { data: { image: '../../etc/passwd' } })])
    expect(outcome).toBe('unreadable')
    expect(problems[0]?.message).toContain('leaves its folder')
  })
})
