import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '#app/components/labeling/canvas/icons.tsx'
import { ToolButton } from '#app/components/labeling/canvas/tool-button.tsx'
import { Markdown } from '#app/components/labeling/markdown.tsx'
import type { Row } from './order.ts'

type Props = {
  row: Row
  /** What the candidate is called here; says nothing about where it stands. */
  name: string
  place: number
  index: number
  total: number
  text: string
  language: string | undefined
  carried: boolean
  readOnly: boolean
  describedBy: string
  onKey: (event: KeyboardEvent) => void
  onBlur: () => void
  onMove: (by: 1 | -1) => void
  onTie: () => void
}

/** One candidate: its place, a handle to carry it by, plain buttons that do the same, and what it says. */
export function CandidateRow({ row, name, place, index, total, text, language, carried, ...props }: Props) {
  const { readOnly, describedBy, onKey, onBlur, onMove, onTie } = props
  const { t } = useTranslation('labeling')
  const values = { name, place, total }
  return (
    <li
      data-candidate={row.id}
      className={`min-w-0 rounded-lg border bg-raised ${carried ? 'lab-carried border-gold ring-2 ring-gold' : 'border-line'} ${row.tied ? 'lab-tied' : ''}`}
    >
      <div className="flex flex-wrap items-center gap-x-1 gap-y-0 border-b border-line p-1">
        {readOnly ? null : (
          <button
            type="button"
            data-handle={row.id}
            aria-label={t('ranking.handle', values)}
            aria-describedby={describedBy}
            aria-pressed={carried}
            title={t('ranking.drag')}
            onKeyDown={onKey}
            onBlur={onBlur}
            className="lab-drag grid size-11 shrink-0 place-items-center rounded-lg text-muted hover:bg-sunken aria-pressed:bg-gold-soft aria-pressed:text-ink"
          >
            <Icon name="grip" />
          </button>
        )}
        <h2 className="flex min-h-11 min-w-0 flex-1 basis-32 items-center gap-2 px-1 font-semibold text-ink">
          <span className="grid min-w-8 place-items-center rounded-md bg-gold-soft px-1.5 text-gold-ink tabular-nums">
            {row.tied ? '=' : ''}
            {place}
          </span>
          {t('ranking.candidate', values)}
        </h2>
        {readOnly ? null : (
          <div className="flex items-center">
            {index > 0 ? (
              <ToolButton label={t('ranking.tie', values)} aria-pressed={row.tied} data-tie={row.id} onClick={onTie}>
                <Icon name="join" />
              </ToolButton>
            ) : null}
            <ToolButton
              label={t('ranking.up', values)}
              data-up={row.id}
              inactive={index === 0}
              onClick={() => onMove(-1)}
            >
              <Icon name="up" />
            </ToolButton>
            <ToolButton
              label={t('ranking.down', values)}
              data-down={row.id}
              inactive={index === total - 1}
              onClick={() => onMove(1)}
            >
              <Icon name="down" />
            </ToolButton>
          </div>
        )}
      </div>
      <Markdown text={text} language={language} className="px-4 py-3" />
    </li>
  )
}
