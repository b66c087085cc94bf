import { memo, useId, useRef, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '#app/components/labeling/canvas/icons.tsx'
import { ToolButton } from '#app/components/labeling/canvas/tool-button.tsx'
import { Swatch } from '#app/components/labeling/class-legend.tsx'
import { lookOf, type ClassLook } from '#app/components/labeling/classes.ts'
import type { Shape, ShapeKind } from './shape.ts'

export type ListActions = {
  onSelect: (id: string) => void
  onClass: (id: string, name: string) => void
  onDelete: (id: string) => void
  onHide: (id: string) => void
  onLock: (id: string) => void
}
type Props<S extends Shape> = ListActions & {
  kind: ShapeKind
  shapes: readonly S[]
  looks: readonly ClassLook[]
  selected: string | null
  hidden: ReadonlySet<string>
  locked: ReadonlySet<string>
  readOnly: boolean
  /** A few signs about a shape's size, e.g. "120 × 64". */
  sizeOf: (shape: S) => string
}

/**
 * The shapes as a list: the plain way to choose, rename, hide, lock and delete them. One stop of the Tab key; the arrow
 * keys go through the rows, and the chosen row opens its class and its buttons.
 */
function List<S extends Shape>(props: Props<S>) {
  const { kind, shapes, looks, selected, hidden, locked, sizeOf, ...rest } = props
  const { t } = useTranslation('labeling')
  const id = useId()
  const list = useRef<HTMLUListElement>(null)
  const stop = Math.max(
    0,
    shapes.findIndex((shape) => shape.id === selected),
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
        {t(`${kind}.list.title`, { count: shapes.length })}
      </p>
      {shapes.length === 0 ? <p className="text-sm text-muted">{t('list.empty')}</p> : null}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the rows are buttons; the list only moves the focus among them */}
      <ul
        ref={list}
        onKeyDown={onKeyDown}
        className="lab-list grid max-h-80 grid-cols-[minmax(0,1fr)] gap-1 overflow-y-auto p-0.5"
      >
        {shapes.map((shape, index) => (
          <Row
            key={shape.id}
            kind={kind}
            shape={shape}
            sizeOf={sizeOf}
            index={index}
            look={lookOf(looks, shape.class)}
            looks={looks}
            open={shape.id === selected}
            stop={index === stop}
            hidden={hidden.has(shape.id)}
            locked={locked.has(shape.id)}
            {...rest}
          />
        ))}
      </ul>
    </div>
  )
}
export const ShapeList = memo(List) as typeof List

type RowProps<S extends Shape> = ListActions & {
  kind: ShapeKind
  shape: S
  sizeOf: (shape: S) => string
  index: number
  look: ClassLook
  looks: readonly ClassLook[]
  open: boolean
  stop: boolean
  hidden: boolean
  locked: boolean
  readOnly: boolean
}

function OneRow<S extends Shape>(props: RowProps<S>) {
  const { shape, sizeOf, index, look, open, stop, hidden, locked, readOnly, onSelect } = props
  const { t } = useTranslation('labeling')
  return (
    <li className={`rounded-lg border ${open ? 'border-gold bg-gold-soft' : 'border-line bg-raised'}`}>
      <button
        type="button"
        data-row={shape.id}
        tabIndex={stop ? 0 : -1}
        aria-pressed={open}
        onClick={() => onSelect(shape.id)}
        className="flex min-h-11 w-full flex-wrap items-center gap-2 px-2 py-1 text-left text-sm text-ink"
      >
        <Swatch look={look} />
        <span className={`min-w-0 flex-1 leading-tight font-medium ${hidden ? 'text-muted' : ''}`}>
          {t('list.row', { index: index + 1, title: look.title })}
        </span>
        {hidden ? <State icon="hide" words={t('list.hidden')} /> : null}
        {locked ? <State icon="lock" words={t('list.locked')} /> : null}
        <span className="text-xs text-muted tabular-nums">{sizeOf(shape)}</span>
      </button>
      {open ? <RowTools {...props} readOnly={readOnly} /> : null}
    </li>
  )
}
const Row = memo(OneRow) as typeof OneRow

function State({ icon, words }: { icon: 'hide' | 'lock'; words: string }) {
  return (
    <span className="text-muted">
      <Icon name={icon} small />
      <span className="sr-only">{words}</span>
    </span>
  )
}

function RowTools<S extends Shape>(props: RowProps<S>) {
  const { kind, shape, index, look, looks, hidden, locked, readOnly } = props
  const { id, class: name } = shape
  const { t } = useTranslation('labeling')
  const values = { index: index + 1, title: look.title }
  return (
    <div className="flex flex-wrap items-center gap-1 px-2 pb-2">
      {readOnly ? null : (
        <select
          aria-label={t(`${kind}.list.class`, values)}
          value={name}
          disabled={locked}
          onChange={(event) => props.onClass(id, event.target.value)}
          className="min-h-11 min-w-0 flex-1 basis-20 rounded-lg border border-line bg-raised px-2 text-sm text-ink"
        >
          {looks.some((one) => one.name === name) ? null : <option value={name}>{look.title}</option>}
          {looks.map((one) => (
            <option key={one.name} value={one.name}>
              {one.title}
            </option>
          ))}
        </select>
      )}
      <ToolButton label={t(`${kind}.list.hide`, values)} aria-pressed={hidden} onClick={() => props.onHide(id)}>
        <Icon name={hidden ? 'hide' : 'show'} />
      </ToolButton>
      {readOnly ? null : (
        <>
          <ToolButton label={t(`${kind}.list.lock`, values)} aria-pressed={locked} onClick={() => props.onLock(id)}>
            <Icon name={locked ? 'lock' : 'unlock'} />
          </ToolButton>
          <ToolButton label={t(`${kind}.list.delete`, values)} inactive={locked} onClick={() => props.onDelete(id)}>
            <Icon name="delete" />
          </ToolButton>
        </>
      )}
    </div>
  )
}
