import type { PolygonsLabel, Region } from '#app/domain/labels/polygons.ts'
import { seededRandom } from '#app/components/labeling/test-support/seeded-random.ts'
import type { Story } from '#app/components/labeling/stories.ts'

const item = { src: '/hero-day.webp', width: 960, height: 540, alt: 'A street by day' }
const taxonomy = {
  classes: [
    { name: 'car', title: { en: 'Car', ko: '자동차' } },
    { name: 'bus', title: { en: 'Bus', ko: '버스' } },
    { name: 'sky', title: { en: 'Sky', ko: '하늘' } },
  ],
  attributes: [{ name: 'cut', title: { en: 'Cut off by the edge', ko: '가장자리에서 잘림' } }],
}
const CAR: Region = {
  id: 'a',
  class: 'car',
  rings: [[152, 380, 190, 340, 330, 326, 380, 360, 423, 372, 423, 427, 152, 427]],
}
const BUS: Region = {
  id: 'b',
  class: 'bus',
  rings: [
    [437, 202, 789, 202, 789, 360, 437, 360],
    [470, 225, 560, 225, 560, 285, 470, 285],
    [600, 225, 690, 225, 690, 285, 600, 285],
  ],
}
/** Two hundred columns of forty pixels each, from the hundredth column on. */
const MASK: Region = {
  id: 'm',
  class: 'sky',
  mask: {
    size: [540, 960],
    counts: [100 * 540 + 30, ...Array.from({ length: 199 }, () => [40, 500]).flat(), 40],
  },
}
const drawn: PolygonsLabel = { kind: 'polygons', polygons: [CAR, BUS] }

/** As many regions of twelve vertices as asked for, scattered over the picture; the same every time. */
function scattered(count: number): PolygonsLabel {
  const random = seededRandom(11)
  const polygons = Array.from({ length: count }, (_, index) => {
    const [x, y] = [20 + random() * (item.width - 40), 20 + random() * (item.height - 40)]
    const ring = Array.from({ length: 12 }, (_, corner) => {
      const angle = (corner / 12) * 2 * Math.PI
      const radius = 6 + random() * 10
      return [Math.round(x + Math.cos(angle) * radius), Math.round(y + Math.sin(angle) * radius)]
    }).flat()
    return { id: `r${index + 1}`, class: taxonomy.classes[index % 3]!.name, rings: [ring] }
  })
  return { kind: 'polygons', polygons }
}

export const stories: Story[] = [
  { name: 'empty', item, taxonomy, value: { kind: 'polygons', polygons: [] } },
  { name: 'drawn', item, taxonomy, value: drawn },
  {
    name: 'crossing',
    item,
    taxonomy,
    value: { kind: 'polygons', polygons: [{ ...CAR, rings: [[152, 326, 423, 427, 423, 326, 152, 427]] }] },
  },
  { name: 'mask', item, taxonomy, value: { kind: 'polygons', polygons: [CAR, MASK] } },
  {
    name: 'attributes',
    item,
    taxonomy,
    value: { kind: 'polygons', polygons: [{ ...CAR, attributes: { cut: true } }, BUS] },
  },
  { name: 'read-only', item, taxonomy, value: drawn, readOnly: true },
  { name: 'ten', item, taxonomy, value: scattered(10) },
  { name: 'thousand', item, taxonomy, value: scattered(1000) },
  {
    name: 'graded',
    item,
    taxonomy,
    value: {
      kind: 'polygons',
      polygons: [
        CAR,
        { ...BUS, class: 'car' },
        { id: 'x', class: 'car', rings: [[40, 440, 120, 440, 120, 500, 40, 500]] },
      ],
    },
    gold: {
      kind: 'polygons',
      polygons: [{ ...CAR, rings: [[140, 318, 432, 318, 432, 436, 140, 436]] }, BUS, MASK],
    },
  },
]
