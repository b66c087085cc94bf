import fc from 'fast-check'
import type { Dataset, DatasetItem } from '#app/domain/datasets/dataset.ts'
import type { GoldBox } from '#app/domain/labels/boxes.ts'
import type { GoldInstance } from '#app/domain/labels/keypoints.ts'
import type { GoldLabel } from '#app/domain/labels/label.ts'
import type { GoldRegion } from '#app/domain/labels/polygons.ts'

/** What the generated datasets hold; formats can carry different things. */
export interface Holds {
  boxes?: boolean
  polygons?: boolean
  masks?: boolean
  keypoints?: boolean
  /** Whether boxes may be turned. */
  rotation?: boolean
  ignore?: boolean
  /** Whether skeletons have areas and boxes of their own. */
  bounds?: boolean
  /** Whether points may be hidden or unlabeled. */
  hidden?: boolean
  splits?: boolean
  /** Several rings per region, side by side. */
  parts?: boolean
  attributes?: fc.Arbitrary<Record<string, boolean | string>>
  credit?: boolean
  /** Decimals of coordinates. */
  decimals: number
}

const CLASSES = ['car', '사람', '__proto__', 'constructor', 'traffic light', 'a & "b" <c>', "l'été", '🚗']
const POINTS = ['nose', '왼쪽 눈', 'right <eye>']

/** Datasets of pictures with everything that `holds` says, whose shapes are numbered from 1 in each item. */
export function datasets(holds: Holds): fc.Arbitrary<Dataset> {
  const names = fc.uniqueArray(
    fc.constantFrom('a.png', 'b b.png', '사진.png', 'dir/c.png', 'dir/deep/d.png', 'a#1.png', 'x&y.png'),
    { minLength: 1, maxLength: 5 },
  )
  return names.chain((keys) =>
    fc.tuple(...keys.map((key) => itemOf(key, holds))).map((items): Dataset => {
      const skeleton = {
        points: POINTS.map((name) => ({ name })),
        edges: [
          [0, 1],
          [1, 2],
        ] as [number, number][],
      }
      const classes = CLASSES.map((name) => ({ name, ...(holds.keypoints && { skeleton }) }))
      return { taxonomy: { classes }, items }
    }),
  )
}

/** Masks are unpacked pixel by pixel: theirs are small pictures. */
const sides = ({ masks }: Holds) => fc.integer({ min: 20, max: masks ? 200 : 4000 })

function itemOf(key: string, holds: Holds): fc.Arbitrary<DatasetItem> {
  return fc.record({ width: sides(holds), height: sides(holds) }).chain(({ width, height }) =>
    fc
      .record({
        boxes: holds.boxes ? fc.array(boxOf(width, height, holds), { maxLength: 4 }) : fc.constant(null),
        polygons: holds.polygons ? fc.array(regionOf(width, height, holds), { maxLength: 3 }) : fc.constant(null),
        instances: holds.keypoints ? fc.array(instanceOf(width, height, holds), { maxLength: 3 }) : fc.constant(null),
        split: holds.splits ? fc.constantFrom(undefined, 'train', 'val') : fc.constant(undefined),
        credit: holds.credit
          ? fc.constantFrom(undefined, { license: 'CC BY 2.0', url: 'https://example.org/1' })
          : fc.constant(undefined),
      })
      .map(({ boxes, polygons, instances, split, credit }): DatasetItem => {
        let next = 1
        const numbered = <S extends object>(shapes: S[]) => shapes.map((shape) => ({ id: String(next++), ...shape }))
        const labels: GoldLabel[] = []
        if (boxes) labels.push({ kind: 'boxes', boxes: numbered(boxes) })
        if (polygons) labels.push({ kind: 'polygons', polygons: numbered(polygons) })
        if (instances) labels.push({ kind: 'keypoints', instances: numbered(instances) })
        return {
          key,
          width,
          height,
          text: null,
          labels,
          ...(split && { attributes: { split } }),
          ...(credit && { credit }),
        }
      }),
  )
}

const common = (holds: Holds) => ({
  class: fc.constantFrom(...CLASSES),
  ...(holds.attributes && { attributes: holds.attributes }),
  ...(holds.ignore && { ignore: fc.constant(true) }),
})
const OPTIONAL = { requiredKeys: ['class'] as ['class'] }

/** A number from 0 to `top` with so many decimals. */
function pixels(top: number, decimals: number): fc.Arbitrary<number> {
  const scale = 10 ** decimals
  return fc.integer({ min: 0, max: Math.floor(top * scale) }).map((value) => value / scale)
}

function boxOf(width: number, height: number, holds: Holds): fc.Arbitrary<Omit<GoldBox, 'id'>> {
  const { decimals } = holds
  return fc
    .tuple(
      fc.record(common(holds), OPTIONAL),
      pixels(width - 3, decimals),
      pixels(height - 3, decimals),
      pixels(1, 3),
      pixels(1, 3),
      holds.rotation ? fc.constantFrom(0, 0, 30, -45.5, 180) : fc.constant(0),
    )
    .map(([plain, x, y, wide, high, rotation]) => {
      const fit = (from: number, whole: number, share: number) => {
        const scale = 10 ** decimals
        return Math.max(2, Math.floor((whole - from) * share * scale) / scale)
      }
      return { ...plain, x, y, width: fit(x, width, wide), height: fit(y, height, high), ...(rotation && { rotation }) }
    })
}

function ringOf(left: number, right: number, height: number, decimals: number): fc.Arbitrary<number[]> {
  const scale = 10 ** decimals
  const short = (value: number) => Math.round(value * scale) / scale
  // Points around a centre, in order of their angle: a simple ring.
  return fc.array(pixels(1, 3), { minLength: 3, maxLength: 12 }).map((radii) => {
    const [cx, cy] = [(left + right) / 2, height / 2]
    return radii.flatMap((radius, index) => {
      const angle = (2 * Math.PI * index) / radii.length
      const reach = 0.2 + 0.75 * radius
      return [
        short(cx + ((right - left) / 2) * reach * Math.cos(angle)),
        short(cy + (height / 2) * reach * Math.sin(angle)),
      ]
    })
  })
}

function regionOf(width: number, height: number, holds: Holds): fc.Arbitrary<Omit<GoldRegion, 'id'>> {
  const one = ringOf(0, width, height, holds.decimals).map((ring) => [ring])
  const two = fc.tuple(
    ringOf(0, width / 2 - 1, height, holds.decimals),
    ringOf(width / 2 + 1, width, height, holds.decimals),
  )
  const rings = fc.record(
    { ...common(holds), rings: holds.parts ? fc.oneof(one, two) : one },
    { requiredKeys: ['class', 'rings'] },
  )
  if (!holds.masks) return rings
  const mask = fc.record({ ...common(holds), mask: maskOf(width, height) }, { requiredKeys: ['class', 'mask'] })
  return fc.oneof(rings, mask)
}

/** Masks with at least one filled pixel, as counts that begin with background and hold no run of 0 but perhaps the first. */
function maskOf(width: number, height: number) {
  return fc
    .array(fc.integer({ min: 1, max: Math.max(1, Math.floor((width * height) / 12)) }), { minLength: 2, maxLength: 10 })
    .map((runs) => {
      const used = runs.reduce((sum, run) => sum + run, 0)
      const rest = width * height - used
      const counts =
        rest > 0 && runs.length % 2 === 0
          ? [...runs, rest]
          : runs.length % 2 === 1
            ? [...runs.slice(0, -1), runs.at(-1)! + rest]
            : runs
      return { size: [height, width] as [number, number], counts }
    })
}

function instanceOf(width: number, height: number, holds: Holds): fc.Arbitrary<Omit<GoldInstance, 'id'>> {
  const { decimals } = holds
  const v = holds.hidden ? fc.constantFrom<0 | 1 | 2>(0, 1, 2) : fc.constant<2>(2)
  const point = fc.record({ x: pixels(width, decimals), y: pixels(height, decimals), v })
  const box = boxOf(width, height, { decimals }).map(
    (place) => [place.x, place.y, place.width, place.height] as [number, number, number, number],
  )
  return fc
    .record(
      {
        ...common(holds),
        points: fc.tuple(point, point, point).map(([first, ...rest]) => [{ ...first, v: 2 as const }, ...rest]),
        ...(holds.bounds && { area: fc.integer({ min: 1, max: 10_000 }), box }),
      },
      { requiredKeys: ['class', 'points', ...(holds.bounds ? (['area', 'box'] as const) : [])] as ['class', 'points'] },
    )
    .map((instance) => instance as Omit<GoldInstance, 'id'>)
}
