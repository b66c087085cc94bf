import type { Instance, KeypointsLabel } from '#app/domain/labels/keypoints.ts'
import { seededRandom } from '#app/components/labeling/test-support/seeded-random.ts'
import type { Story } from '#app/components/labeling/stories.ts'

const item = { src: '/hero-day.webp', width: 960, height: 540, alt: 'A street by day' }
const point = (name: string, en: string, ko: string) => ({ name, title: { en, ko } })
const taxonomy = {
  classes: [
    {
      name: 'vehicle',
      title: { en: 'Vehicle', ko: '차량' },
      skeleton: {
        points: [
          point('roof-front', 'Front of the roof', '지붕 앞'),
          point('roof-back', 'Back of the roof', '지붕 뒤'),
          point('wheel-front', 'Front wheel', '앞바퀴'),
          point('wheel-back', 'Back wheel', '뒷바퀴'),
          point('mirror', 'Mirror', '거울'),
        ],
        edges: [
          [0, 1],
          [0, 2],
          [1, 3],
          [2, 3],
          [0, 4],
        ] as [number, number][],
      },
    },
    { name: 'spot', title: { en: 'Spot', ko: '점' } },
  ],
  attributes: [{ name: 'moving', title: { en: 'Moving', ko: '움직이는 중' }, classes: ['vehicle'] }],
}
const BUS: Instance = {
  id: 'a',
  class: 'vehicle',
  points: [
    { x: 775, y: 210, v: 2 },
    { x: 445, y: 210, v: 2 },
    { x: 715, y: 352, v: 2 },
    { x: 510, y: 352, v: 1 },
    { x: 0, y: 0, v: 0 },
  ],
}
const CAR: Instance = {
  id: 'b',
  class: 'vehicle',
  points: [
    { x: 345, y: 338, v: 2 },
    { x: 225, y: 338, v: 2 },
    { x: 360, y: 415, v: 2 },
    { x: 205, y: 415, v: 2 },
    { x: 352, y: 362, v: 1 },
  ],
}
const drawn: KeypointsLabel = { kind: 'keypoints', instances: [BUS, CAR] }

/** As many vehicles as asked for, scattered over the picture; the same every time. */
function scattered(count: number): KeypointsLabel {
  const random = seededRandom(13)
  const instances = Array.from({ length: count }, (_, index): Instance => {
    const [dx, dy] = [Math.floor(random() * 900), Math.floor(random() * 490)]
    const points = CAR.points.map(({ x, y, v }) => ({
      x: dx + Math.round((x - 205) / 4),
      y: dy + Math.round((y - 338) / 4),
      v,
    }))
    return { id: `s${index + 1}`, class: 'vehicle', points }
  })
  return { kind: 'keypoints', instances }
}

export const stories: Story[] = [
  { name: 'empty', item, taxonomy, value: { kind: 'keypoints', instances: [] } },
  { name: 'drawn', item, taxonomy, value: drawn },
  {
    name: 'attributes',
    item,
    taxonomy,
    value: { kind: 'keypoints', instances: [{ ...BUS, attributes: { moving: true } }, CAR] },
  },
  { name: 'read-only', item, taxonomy, value: drawn, readOnly: true },
  { name: 'many', item, taxonomy, value: scattered(200) },
  {
    name: 'graded',
    item,
    taxonomy,
    value: drawn,
    gold: {
      kind: 'keypoints',
      instances: [
        {
          ...BUS,
          points: BUS.points.map((one, index) =>
            index === 1 ? { ...one, x: 480, y: 240 } : index === 3 ? { ...one, v: 2 } : one,
          ),
        },
        { ...CAR, id: 'c', points: CAR.points.map((one) => ({ ...one, x: one.x - 160 })) },
      ],
    },
  },
]
