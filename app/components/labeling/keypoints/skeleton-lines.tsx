import type { Keypoint } from '#app/domain/labels/keypoints.ts'
import type { SkeletonLook, Visibility } from './skeleton.ts'

/** The lines between labeled points; one to a hidden point is broken. */
export function bonesPath(points: readonly Keypoint[], { edges }: SkeletonLook, hidden: boolean): string {
  return edges
    .map(([a, b]) => [points[a], points[b]] as const)
    .filter(([a, b]) => a && b && a.v > 0 && b.v > 0 && (a.v === 1 || b.v === 1) === hidden)
    .map(([a, b]) => `M${a!.x} ${a!.y}L${b!.x} ${b!.y}`)
    .join('')
}

/** How far the mark of a point reaches, the big one with its ground; screen pixels. */
export const DOT_REACH = 8

/** The mark of a point: full when it is visible, hollow when it is hidden. */
export function Dot({ v, big = false }: { v: Visibility; big?: boolean }) {
  const r = big ? 6 : 4.5
  return (
    <>
      <circle className="lab-fixed lab-dot-ground" r={r + 1.5} />
      <circle className={`lab-fixed ${v === 1 ? 'lab-dot-hidden' : 'lab-dot'}`} r={r} />
    </>
  )
}
