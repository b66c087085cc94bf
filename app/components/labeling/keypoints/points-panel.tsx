import { useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Keypoint } from '#app/domain/labels/keypoints.ts'
import { BUTTON } from '#app/components/labeling/canvas/tool-button.tsx'
import type { ClassLook } from '#app/components/labeling/classes.ts'
import { Dot } from './skeleton-lines.tsx'
import { pointTitle } from './skeleton-shapes.tsx'
import type { SkeletonLook, Visibility } from './skeleton.ts'
import { VISIBILITY_NAME } from './use-runner.ts'

const CHOICE = `${BUTTON} text-sm aria-pressed:border-gold aria-pressed:bg-gold-soft`

type VisibilityProps = {
  /** The state of the point that is worked on, or that the next point will have; null when there is none. */
  now: Visibility | null
  onChoose: (v: Visibility) => void
}

/** Visible, hidden or not there: for the point that is selected, or the one that is set next. */
export function VisibilityButtons({ now, onChoose }: VisibilityProps) {
  const { t } = useTranslation('labeling')
  return (
    <div role="group" aria-label={t('keypoints.v.group')} className="flex flex-wrap gap-1 p-1">
      {([2, 1, 0] as const).map((v) => (
        <button
          key={v}
          type="button"
          aria-pressed={now === v}
          aria-disabled={now === null || undefined}
          onClick={() => now !== null && onChoose(v)}
          className={CHOICE}
        >
          {t(`keypoints.v.${VISIBILITY_NAME[v]}`)}
        </button>
      ))}
    </div>
  )
}

type PanelProps = {
  points: readonly Keypoint[]
  skeleton: SkeletonLook
  look: ClassLook
  next: number | null
  part: string | null
  disabled: boolean
  onPoint: (index: number) => void
}

/** The points of the selected skeleton in their order: which are set, which comes next. A click goes to one. */
export function PointsPanel({ points, skeleton, look, next, part, disabled, onPoint }: PanelProps) {
  const { t } = useTranslation('labeling')
  const id = useId()
  const list = useRef<HTMLOListElement>(null)
  const worked = next ?? (part === null ? null : Number(part))
  useEffect(() => {
    const row = worked === null ? null : list.current?.children[worked]
    if (!(row instanceof HTMLElement) || !list.current) return
    // Only the list scrolls, never the page.
    list.current.scrollTop = row.offsetTop - list.current.offsetTop - list.current.clientHeight / 2
  }, [worked])
  return (
    <div role="group" aria-labelledby={id} className="min-w-0">
      <p id={id} className="mb-1.5 text-sm font-semibold text-muted">
        {t('keypoints.points', { placed: points.filter(({ v }) => v > 0).length, total: points.length })}
      </p>
      <ol ref={list} className="grid max-h-64 gap-1 overflow-y-auto p-0.5">
        {points.map(({ v }, index) => (
          <li key={index}>
            <button
              type="button"
              aria-current={worked === index ? 'step' : undefined}
              aria-disabled={disabled || undefined}
              onClick={() => !disabled && onPoint(index)}
              className="flex min-h-11 w-full items-center gap-2 rounded-lg border border-line bg-raised px-2 py-1 text-left text-sm text-ink aria-[current=step]:border-gold aria-[current=step]:bg-gold-soft"
            >
              <svg aria-hidden viewBox="-10 -10 20 20" className={`size-5 shrink-0 ${look.look}`}>
                {v > 0 ? <Dot v={v} /> : <circle className="lab-dot-absent" r={5} />}
              </svg>
              <span className="min-w-0 flex-1 leading-tight font-medium">{pointTitle(t, skeleton, index)}</span>
              <span className="text-xs text-muted">
                {t(next === index ? 'keypoints.next' : `keypoints.v.${VISIBILITY_NAME[v]}`)}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </div>
  )
}
