import { memo, useId, useRef, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Span } from '#app/domain/labels/spans.ts'
import { Icon } from '#app/components/labeling/canvas/icons.tsx'
import { ToolButton } from '#app/components/labeling/canvas/tool-button.tsx'
import { Swatch } from '#app/components/labeling/class-legend.tsx'
import { lookOf, type ClassLook } from '#app/components/labeling/classes.ts'
import { excerpt } from './spans-words.ts'
import type { TextIndex } from './text-index.ts'

type Actions = {
  onSelect: (id: string | null) => void
  onClass: (id: string, name: string) => void
  onDelete: (id: string) => void
  onBorder: (id: string, edge: 'start' | 'end', by: 1 | -1) => void
}
type Props = Actions & {
  index: TextIndex
  /** In reading order. */
  spans: readonly Span[]
  looks: readonly ClassLook[]
  selected: string | null
  readOnly: boolean
}

/**
 * The spans as a list: the plain way to choose, name, move and delete them. One stop of the Tab key; the arrow keys go
 * through the rows, and the chosen row opens its buttons.
 */
export const SpanList = memo(function SpanList({ index, spans, looks, selected, readOnly, ...actions }: Props) {
  const { t } = useTranslation('labeling')
  const id = useId()
  const list = useRef<HTMLUListElement>(null)
  const stop = Math.max(
    0,
    spans.findIndex((span) => span.id === selected),
  )
  const onKeyDown = (event: KeyboardEvent) => {
    const rows = [...(list.current?.querySelectorAll<HTMLButtonElement>('[data-row]') ?? [])]
    const here = rows.indexOf(event.target as HTMLButtonElement)
    const to = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: rows.length - 1 }[event.key]
    if (here < 0 || to === undefined) return
    event.preventDefault()
    rows[Math.min(Math.max(to, 0), rows.length - 1)]?.focus()
  }
  return (
    <div role="group" aria-labelledby={id} className="min-w-0">
      <p id={id} className="mb-1.5 text-sm font-semibold text-muted">
        {t('spans.list.title', { count: spans.length })}
      </p>
      {spans.length === 0 ? <p className="text-sm text-muted">{t('spans.list.empty')}</p> : null}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the rows are buttons; the list only moves the focus among them */}
      <ul ref={list} onKeyDown={onKeyDown} className="lab-rows grid max-h-96 gap-1 overflow-y-auto p-0.5">
        {spans.map((span, place) => (
          <Row
            key={span.id}
            span={span}
            text={excerpt(index, span)}
            place={place}
            look={lookOf(looks, span.class)}
            looks={looks}
            open={span.id === selected}
            stop={place === stop}
            readOnly={readOnly}
            {...actions}
          />
        ))}
      </ul>
    </div>
  )
})

type RowProps = Actions & {
  span: Span
  text: string
  place: number
  look: ClassLook
  looks: readonly ClassLook[]
  open: boolean
  stop: boolean
  readOnly: boolean
}

const Row = memo(
  function Row({ span, text, place, look, looks, open, stop, readOnly, ...actions }: RowProps) {
    const { t } = useTranslation('labeling')
    const values = { index: place + 1, title: look.title, text }
    return (
      <li className={`lab-row rounded-lg border ${open ? 'border-gold bg-gold-soft' : 'border-line bg-raised'}`}>
        <button
          type="button"
          data-row={span.id}
          tabIndex={stop ? 0 : -1}
          aria-pressed={open}
          onClick={() => actions.onSelect(open ? null : span.id)}
          className="flex min-h-11 w-full min-w-0 items-center gap-2 px-2 py-1 text-left text-sm text-ink"
        >
          <Swatch look={look} />
          <span className="lab-row-number shrink-0 font-medium">{look.title}</span>
          <bdi className="min-w-0 flex-1 truncate text-muted">{text}</bdi>
        </button>
        {open && !readOnly ? (
          <div className="flex flex-wrap items-center gap-1 px-2 pb-2">
            <select
              aria-label={t('spans.list.class', values)}
              value={span.class}
              onChange={(event) => actions.onClass(span.id, event.target.value)}
              className="min-h-11 min-w-24 flex-1 rounded-lg border border-line bg-raised px-2 text-sm text-ink"
            >
              {looks.some(({ name }) => name === span.class) ? null : <option value={span.class}>{look.title}</option>}
              {looks.map(({ name, title }) => (
                <option key={name} value={name}>
                  {title}
                </option>
              ))}
            </select>
            <ToolButton label={t('spans.list.delete', values)} onClick={() => actions.onDelete(span.id)}>
              <Icon name="delete" />
            </ToolButton>
            <div className="flex w-full flex-wrap justify-between">
              {(['start', 'end'] as const).map((edge) => (
                <div key={edge} role="group" aria-label={t(`spans.list.${edge}`)} className="flex items-center">
                  <span aria-hidden className="px-1 text-xs text-muted">
                    {t(`spans.list.${edge}`)}
                  </span>
                  {([-1, 1] as const).map((by) => (
                    <ToolButton
                      key={by}
                      label={t(`spans.list.${edge}-${by > 0 ? 'later' : 'earlier'}`)}
                      onClick={() => actions.onBorder(span.id, edge, by)}
                    >
                      <Icon name={by > 0 ? 'later' : 'earlier'} />
                    </ToolButton>
                  ))}
                </div>
              ))}
            </div>
          </div>
        ) : null}
      </li>
    )
  },
  (old, now) =>
    old.span.id === now.span.id &&
    old.span.class === now.span.class &&
    old.text === now.text &&
    old.looks === now.looks &&
    old.open === now.open &&
    old.stop === now.stop &&
    old.readOnly === now.readOnly &&
    // Its buttons act on what is open now; a closed row has only the one that opens it.
    (!now.open || (old.onBorder === now.onBorder && old.place === now.place)),
)
