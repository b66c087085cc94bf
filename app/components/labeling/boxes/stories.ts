import type { Box, BoxesLabel } from '#app/domain/labels/boxes.ts'
import { seededRandom } from '#app/components/labeling/test-support/seeded-random.ts'
import type { Story } from '#app/components/labeling/stories.ts'

const item = { src: '/hero-day.webp', width: 960, height: 540, alt: 'A street by day' }
const taxonomy = {
  classes: [
    { name: 'car', title: { en: 'Car', ko: '자동차' } },
    { name: 'bus', title: { en: 'Bus', ko: '버스' } },
    { name: 'person', title: { en: 'Person', ko: '사람' } },
  ],
}
const said = {
  ...taxonomy,
  attributes: [
    { name: 'cut', title: { en: 'Cut off by the edge', ko: '가장자리에서 잘림' }, hotkey: 'e' },
    {
      name: 'side',
      title: { en: 'Seen from', ko: '보이는 방향' },
      classes: ['car', 'bus'],
      values: [
        { name: 'front', title: { en: 'the front', ko: '앞' } },
        { name: 'side', title: { en: 'the side', ko: '옆' } },
        { name: 'back', title: { en: 'behind', ko: '뒤' } },
      ],
    },
  ],
}
const CAR: Box = { id: 'a', class: 'car', x: 152, y: 326, width: 271, height: 101 }
const BUS: Box = { id: 'b', class: 'bus', x: 437, y: 202, width: 352, height: 158 }
const value: BoxesLabel = { kind: 'boxes', boxes: [CAR, BUS] }

/** As many boxes as asked for, scattered over the picture; the same every time. */
function scattered(count: number, image: { width: number; height: number }): BoxesLabel {
  const random = seededRandom(7)
  const boxes = Array.from({ length: count }, (_, index) => {
    const [width, height] = [8 + Math.floor(random() * 32), 8 + Math.floor(random() * 24)]
    const x = Math.floor(random() * (image.width - width))
    const y = Math.floor(random() * (image.height - height))
    return { id: `b${index + 1}`, class: taxonomy.classes[index % 3]!.name, x, y, width, height }
  })
  return { kind: 'boxes', boxes }
}

export const stories: Story[] = [
  { name: 'empty', item, taxonomy, value: { kind: 'boxes', boxes: [] } },
  { name: 'drawn', item, taxonomy, value },
  {
    name: 'turned',
    item,
    taxonomy,
    value: { kind: 'boxes', boxes: [CAR, { ...BUS, rotation: -12 }] },
  },
  {
    name: 'attributes',
    item,
    taxonomy: said,
    value: { kind: 'boxes', boxes: [{ ...CAR, attributes: { cut: true, side: 'side' } }, BUS] },
  },
  { name: 'read-only', item, taxonomy, value, readOnly: true },
  { name: 'ten', item, taxonomy, value: scattered(10, item) },
  { name: 'thousand', item, taxonomy, value: scattered(1000, item) },
  {
    // The browser test puts a picture of this size here; looked at by hand, a small one is stretched.
    name: 'big',
    item: { src: '/hero-day.webp?8000', width: 8000, height: 4500, alt: 'A very large street' },
    taxonomy,
    value: scattered(40, { width: 8000, height: 4500 }),
  },
  // As small and as stretched as pictures come.
  {
    name: 'tiny',
    item: { src: '/hero-day.webp?1', width: 1, height: 1, alt: 'One pixel' },
    taxonomy,
    value: { kind: 'boxes', boxes: [] },
  },
  {
    name: 'strip',
    item: { src: '/hero-day.webp?10000', width: 10_000, height: 50, alt: 'A strip of a street' },
    taxonomy,
    value: { kind: 'boxes', boxes: [{ id: 'a', class: 'car', x: 9_900, y: 0, width: 100, height: 50 }] },
  },
  {
    name: 'graded',
    item,
    taxonomy,
    value: {
      kind: 'boxes',
      boxes: [
        CAR,
        { ...BUS, x: 500 },
        { id: 'c', class: 'bus', x: 776, y: 300, width: 132, height: 107 },
        { id: 'd', class: 'car', x: 126, y: 194, width: 126, height: 42 },
      ],
    },
    gold: {
      kind: 'boxes',
      boxes: [
        CAR,
        BUS,
        { id: 'c', class: 'person', x: 776, y: 300, width: 132, height: 107 },
        { id: 'd', class: 'person', x: 518, y: 380, width: 46, height: 134 },
      ],
    },
  },
]
