import type { Point } from '#app/components/labeling/geometry.ts'

const ARM = 9

/** The middle of a loupe: where a point will be set. `scale`: screen pixels per image pixel outside of the loupe. */
export function Aim({ at: { x, y }, scale }: { at: Point; scale: number }) {
  const arm = ARM / scale
  return <path className="lab-guide" d={`M${x - arm} ${y}h${2 * arm}M${x} ${y - arm}v${2 * arm}`} />
}
