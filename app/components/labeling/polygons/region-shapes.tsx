import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Region } from '#app/domain/labels/polygons.ts'
import type { ClassLook } from '#app/components/labeling/classes.ts'
import { middle, type Point } from '#app/components/labeling/geometry.ts'
import type { Drawing } from '#app/components/labeling/shapes/shape-layer.tsx'
import { nameValues, withRemarks } from '#app/components/labeling/shapes/shape-words.ts'
import {
  boundsOfRings,
  crossesItself,
  nameOfPlace,
  pathOf,
  pointsOf,
  regionArea,
  ringsOf,
  vertexCount,
  type Ring,
} from './rings.ts'

/** The outline of rings, filled by the even-odd rule so that holes are empty. */
export const RegionLines = memo(function RegionLines({ rings }: { rings: readonly Ring[] }) {
  const path = pathOf(rings)
  return (
    <>
      <path className="lab-halo" d={path} />
      <path className="lab-line" fillRule="evenodd" d={path} />
    </>
  )
})

export const REGION_DRAWING: Drawing<Region> = {
  Lines: ({ shape }) => <RegionLines rings={ringsOf(shape)} />,
  bounds: (region) => boundsOfRings(ringsOf(region)),
  nameOf: (t, region, parts) => {
    const rings = ringsOf(region)
    const values = {
      ...nameValues(parts, boundsOfRings(rings)),
      vertices: vertexCount(rings),
      area: Math.round(regionArea(rings)),
    }
    const kind = region.mask ? 'name-mask' : crossesItself(rings) ? 'name-crossing' : 'name'
    const name = t(`polygons.${kind}`, values)
    const more = rings.length > 1 ? [name, t('polygons.rings', { count: rings.length })].join(', ') : name
    return withRemarks(t, more, region, parts)
  },
}

type DraftProps = { points: readonly Point[]; to: Point | null; look: ClassLook; closable: boolean }

/** The ring that is being drawn: its sides, the one that follows, and its vertices. */
export function DraftRing({ points, to, look, closable }: DraftProps) {
  const line = [...points, ...(to ? [to] : [])].map(({ x, y }) => `${x} ${y}`).join('L')
  return (
    <g aria-hidden className={`lab-shape lab-draft ${look.look}`}>
      <path className="lab-halo" d={`M${line}`} />
      <path className="lab-line lab-open" d={`M${line}`} />
      {points.map((point, index) => (
        <g key={index} transform={`translate(${point.x} ${point.y})`}>
          <circle
            className={`lab-fixed lab-knob ${index === 0 && closable ? 'lab-start' : ''}`}
            r={index === 0 && closable ? 8 : 4}
          />
        </g>
      ))}
    </g>
  )
}

type VerticesProps = {
  rings: readonly Ring[]
  look: ClassLook
  part: string | null
  /** How big a handle is for the hand that is used, in screen pixels. */
  reach: number
  scale: number
}

/** The vertices of the selected region, which can be focused and pulled, and between them the middles of long sides. */
export function Vertices({ rings, look, part, reach, scale }: VerticesProps) {
  const { t } = useTranslation('labeling')
  const first = rings.length > 0 ? '0:0' : null
  return (
    <g className={look.look}>
      {rings.map((ring, which) => {
        const points = pointsOf(ring)
        return points.map((point, index) => {
          const name = nameOfPlace({ ring: which, index })
          const next = points[(index + 1) % points.length] ?? point
          const centre = middle(point, next)
          const long = Math.hypot(next.x - point.x, next.y - point.y) * scale > 1.5 * reach
          const values = { index: index + 1, total: points.length, ring: which + 1, x: point.x, y: point.y }
          return (
            <g key={name}>
              {long ? (
                <g aria-hidden transform={`translate(${centre.x} ${centre.y})`}>
                  <path className="lab-fixed lab-middle" d="M-5 0H5M0-5V5" />
                </g>
              ) : null}
              <g transform={`translate(${point.x} ${point.y})`}>
                <g
                  role="button"
                  tabIndex={name === (part ?? first) ? 0 : -1}
                  aria-pressed={name === part}
                  aria-label={t(rings.length > 1 ? 'polygons.vertex-ring' : 'polygons.vertex', values)}
                  data-part={name}
                  className={`lab-fixed lab-vertex ${name === part ? 'lab-vertex-on' : ''}`}
                >
                  <circle className="lab-reach" r={reach / 2} />
                  <circle className="lab-knob" r={5} />
                </g>
              </g>
            </g>
          )
        })
      })}
    </g>
  )
}
