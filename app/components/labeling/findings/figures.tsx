import type { GoldLabel, Label } from '#app/domain/labels/label.ts'
import type { Keypoint } from '#app/domain/labels/keypoints.ts'
import { boundsOf, type TurnedRect } from '#app/components/labeling/boxes/boxes-geometry.ts'
import { around, centre, type Rect } from '#app/components/labeling/geometry.ts'
import { bonesPath, Dot } from '#app/components/labeling/keypoints/skeleton-lines.tsx'
import { boundsOfInstance, skeletonOf, type SkeletonLook } from '#app/components/labeling/keypoints/skeleton.ts'
import { boundsOfRings, pathOf, ringsOf, type Ring } from '#app/components/labeling/polygons/rings.ts'

/** A shape of an answer or of gold, as a finding draws it: a box, a region or a skeleton, with the rectangle around it. */
export type Figure = { bounds: Rect } & (
  | { type: 'box'; box: TurnedRect }
  | { type: 'region'; rings: readonly Ring[] }
  | { type: 'skeleton'; points: readonly Keypoint[]; skeleton: SkeletonLook }
  | { type: 'point'; point: Keypoint }
)

type Skeletons = ReadonlyMap<string, SkeletonLook>

/** The figure of one shape of a label; of one point of it, if asked for and labeled. */
export function figureOf(
  label: Label | GoldLabel,
  index: number | undefined,
  skeletons: Skeletons,
  point?: number,
): Figure | undefined {
  if (index === undefined) return undefined
  if (label.kind === 'boxes') {
    const box = label.boxes[index]
    return box && { type: 'box', box, bounds: boundsOf(box) }
  }
  if (label.kind === 'polygons') {
    const region = label.polygons[index]
    return region && { type: 'region', rings: ringsOf(region), bounds: boundsOfRings(ringsOf(region)) }
  }
  if (label.kind !== 'keypoints') return undefined
  const instance = label.instances[index]
  if (!instance) return undefined
  if (point !== undefined) {
    const one = instance.points[point]
    return one && one.v > 0 ? { type: 'point', point: one, bounds: around([one]) } : undefined
  }
  const skeleton = skeletonOf(skeletons, instance.class, instance.points.length)
  return { type: 'skeleton', points: instance.points, skeleton, bounds: boundsOfInstance(instance) }
}

type LineProps = { figure: Figure; className: string }

/** The lines of a figure in one style. */
export function FigureLine({ figure, className }: LineProps) {
  switch (figure.type) {
    case 'box': {
      const { x, y, width, height, rotation } = figure.box
      const middle = centre(figure.box)
      const turn = rotation ? `rotate(${rotation} ${middle.x} ${middle.y})` : undefined
      return <rect className={className} x={x} y={y} width={width} height={height} transform={turn} />
    }
    case 'region':
      return <path className={className} fillRule="evenodd" d={pathOf(figure.rings)} />
    case 'skeleton': {
      const { points, skeleton } = figure
      return (
        <path
          className={`${className} lab-bone`}
          d={bonesPath(points, skeleton, false) + bonesPath(points, skeleton, true)}
        />
      )
    }
    case 'point':
      return (
        <g transform={`translate(${figure.point.x} ${figure.point.y})`}>
          <circle className={`${className} lab-fixed`} r={9} />
        </g>
      )
  }
}

/** The points of a figure that has some. */
export function FigureDots({ figure }: { figure: Figure }) {
  const points = figure.type === 'skeleton' ? figure.points : figure.type === 'point' ? [figure.point] : []
  return (
    <>
      {points.map(({ x, y, v }, index) =>
        v > 0 ? (
          <g key={index} transform={`translate(${x} ${y})`}>
            <Dot v={v} />
          </g>
        ) : null,
      )}
    </>
  )
}

/** The middle of a figure's rectangle. */
export const middleOf = (figure: Figure) => centre(figure.bounds)
