import { memo, useId, useRef, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Box } from '#app/domain/labels/boxes.ts'
import { Icon } from '#app/components/labeling/canvas/icons.tsx'
import { ToolButton } from '#app/components/labeling/canvas/tool-button.tsx'
import { Swatch } from '#app/components/labeling/class-legend.tsx'
import { lookOf, type ClassLook } from '#app/components/labeling/classes.ts'

type Actions = {
  onSelect: (id: string) => void
  onClass: (id: string, name: string) => void
  onDelete: (id: string) => void
}
type Props = Actions & {
  boxes: readonly Box[]
  looks: readonly ClassLook[]
  selected: string | null
  readOnly: boolean
}

/**
 * The boxes as a list: the plain way to choose, rename and delete them. One stop of the Tab key; the arrow
 * keys go through the rows, and the chosen row opens its class and its delete button.
 */
export const BoxList = memo(function BoxList({ boxes, looks, selected, readOnly, ...actions }: Props) {
  const { t } = useTranslation('labeling')
  const id = useId()
  const list = useRef<HTMLUListElement>(null)
  const stop = Math.max(
    0,
    boxes.findIndex((box) => box.id === selected),
  )

  const onKeyDown = (event: KeyboardEvent) => {
    const rows = [...(list.current?.querySelectorAll<HTMLButtonElement>('[data-row]') ?? [])]
    const here = rows.indexOf(event.target as HTMLButtonElement)
    if (here < 0) return
    const to = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: rows.length - 1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    rows[Math.min(Math.max(to, 0), rows.length - 1)]?.focus()
  }

  return (
    <div role="group" aria-labelledby={id} className="min-w-0">
      <p id={id} className="mb-1.5 text-sm font-semibold text-muted">
        {t('list.title', { count: boxes.length })}
      </p>
      {boxes.length === 0 ? <p className="text-sm text-muted">{t('list.empty')}</p> : null}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the rows are buttons; the list only moves the focus among them */}
      <ul ref={list} onKeyDown={onKeyDown} className="grid max-h-80 gap-1 overflow-y-auto p-0.5">
        {boxes.map((box, index) => (
          <Row
            key={box.id}
            box={box}
            index={index}
            look={lookOf(looks, box.class)}
            looks={looks}
            open={box.id === selected}
            stop={index === stop}
            readOnly={readOnly}
            {...actions}
          />
        ))}
      </ul>
    </div>
  )
})

type RowProps = Actions & {
  box: Box
  index: number
  look: ClassLook
  looks: readonly ClassLook[]
  open: boolean
  stop: boolean
  readOnly: boolean
}

const Row = memo(function Row({
  box,
  index,
  look,
  looks,
  open,
  stop,
  readOnly,
  onSelect,
  onClass,
  onDelete,
}: RowProps) {
  const { t } = useTranslation('labeling')
  const values = {
    index: index + 1,
    title: look.title,
    width: Math.round(box.width),
    height: Math.round(box.height),
    x: Math.round(box.x),
    y: Math.round(box.y),
  }
  return (
    <li className={`rounded-lg border ${open ? 'border-gold bg-gold-soft' : 'border-line bg-raised'}`}>
      <button
        type="button"
        data-row={box.id}
        tabIndex={stop ? 0 : -1}
        aria-pressed={open}
        onClick={() => onSelect(box.id)}
        className="flex min-h-11 w-full items-center gap-2 px-2 py-1 text-left text-sm text-ink"
      >
        <Swatch look={look} />
        <span className="min-w-0 flex-1 leading-tight font-medium">{t('list.row', values)}</span>
        <span className="text-xs text-muted tabular-nums">{t('list.size', values)}</span>
      </button>
      {open && !readOnly ? (
        <div className="flex items-center gap-1 px-2 pb-2">
          <select
            aria-label={t('list.class', values)}
            value={box.class}
            onChange={(event) => onClass(box.id, event.target.value)}
            className="min-h-11 min-w-0 flex-1 rounded-lg border border-line bg-raised px-2 text-sm text-ink"
          >
            {looks.some(({ name }) => name === box.class) ? null : <option value={box.class}>{look.title}</option>}
            {looks.map(({ name, title }) => (
              <option key={name} value={name}>
                {title}
              </option>
            ))}
          </select>
          <ToolButton label={t('list.delete', values)} onClick={() => onDelete(box.id)}>
            <Icon name="delete" />
          </ToolButton>
        </div>
      ) : null}
    </li>
  )
})
