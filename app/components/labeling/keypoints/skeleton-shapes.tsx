import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Instance, Keypoint } from '#app/domain/labels/keypoints.ts'
import type { ClassLook } from '#app/components/labeling/classes.ts'
import type { Drawing } from '#app/components/labeling/shapes/shape-layer.tsx'
import { nameValues, withRemarks, type Translate } from '#app/components/labeling/shapes/shape-words.ts'
import { bonesPath, Dot, DOT_REACH } from './skeleton-lines.tsx'
import { boundsOfInstance, labeledPoints, skeletonOf, type SkeletonLook } from './skeleton.ts'

type Skeletons = ReadonlyMap<string, SkeletonLook>

/** A skeleton's lines and points. */
export const SkeletonLines = memo(function SkeletonLines({
  points,
  skeleton,
}: {
  points: readonly Keypoint[]
  skeleton: SkeletonLook
}) {
  const [seen, hidden] = [bonesPath(points, skeleton, false), bonesPath(points, skeleton, true)]
  return (
    <>
      {seen || hidden ? <path className="lab-halo" d={seen + hidden} /> : null}
      {seen ? <path className="lab-line lab-bone" d={seen} /> : null}
      {hidden ? <path className="lab-line lab-bone lab-bone-hidden" d={hidden} /> : null}
      {points.map((point, index) =>
        point.v > 0 ? (
          <g key={index} transform={`translate(${point.x} ${point.y})`}>
            <Dot v={point.v} />
          </g>
        ) : null,
      )}
    </>
  )
})

/** What a point is called: its title, or its number. */
export function pointTitle(t: Translate, skeleton: SkeletonLook, index: number): string {
  return skeleton.points[index]?.title ?? t('keypoints.point-number', { index: index + 1 })
}

/** How skeletons of these classes are drawn and named. */
export function skeletonDrawing(skeletons: Skeletons): Drawing<Instance> {
  return {
    Lines: function Lines({ shape }) {
      return <SkeletonLines points={shape.points} skeleton={skeletonOf(skeletons, shape.class, shape.points.length)} />
    },
    bounds: boundsOfInstance,
    tagGap: DOT_REACH,
    nameOf: (t, instance, parts) => {
      const values = {
        ...nameValues(parts, boundsOfInstance(instance)),
        placed: labeledPoints(instance).length,
        points: instance.points.length,
      }
      return withRemarks(t, t('keypoints.name', values), instance, parts)
    },
  }
}

type PointsProps = {
  instance: Pick<Instance, 'points' | 'class'>
  skeleton: SkeletonLook
  look: ClassLook
  part: string | null
  reach: number
}

/** The points of the selected skeleton, which can be focused and pulled. */
export function Points({ instance, skeleton, look, part, reach }: PointsProps) {
  const { t } = useTranslation('labeling')
  const first = instance.points.findIndex(({ v }) => v > 0)
  return (
    <g className={look.look}>
      {instance.points.map(({ x, y, v }, index) =>
        v === 0 ? null : (
          <g key={index} transform={`translate(${x} ${y})`}>
            <g
              role="button"
              tabIndex={String(index) === (part ?? String(first)) ? 0 : -1}
              aria-pressed={String(index) === part}
              aria-label={t('keypoints.point', {
                title: pointTitle(t, skeleton, index),
                index: index + 1,
                total: instance.points.length,
                state: t(v === 1 ? 'keypoints.v.hidden' : 'keypoints.v.visible'),
                x,
                y,
              })}
              data-part={String(index)}
              className={`lab-point ${String(index) === part ? 'lab-vertex-on' : ''}`}
            >
              <circle className="lab-fixed lab-reach" r={reach / 2} />
              <circle className="lab-fixed lab-point-ring" r={10} />
              <Dot v={v} big />
            </g>
          </g>
        ),
      )}
    </g>
  )
}
