import { useId, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Taxonomy } from '#app/domain/labels/taxonomy.ts'
import { Icon } from '#app/components/labeling/canvas/icons.tsx'
import { ToolButton } from '#app/components/labeling/canvas/tool-button.tsx'
import { Key } from '#app/components/labeling/class-legend.tsx'
import { lookOf, type ClassLook } from '#app/components/labeling/classes.ts'
import { composes } from '#app/components/labeling/use-tool-keys.ts'
import { found, isTree, pathOf, treeRows, type TreeRow } from './tree-rows.ts'

type Props = {
  taxonomy: Taxonomy
  looks: readonly ClassLook[]
  chosen: readonly string[]
  multiple: boolean
  readOnly: boolean
  labelledBy: string
  onChoose: (name: string) => void
}

/**
 * The classes with a search field over them, and what is chosen with the way to it: a tree where some have parents, else
 * a list (WAI-ARIA tree view and list box).
 */
export function ClassTree({ taxonomy, looks, chosen, multiple, readOnly, labelledBy, onChoose }: Props) {
  const { t } = useTranslation('labeling')
  const { classes } = taxonomy
  const tree = isTree(taxonomy)
  const [query, setQuery] = useState('')
  const [opened, setOpened] = useState<ReadonlySet<string>>(
    () => new Set(chosen.flatMap((name) => pathOf(classes, name).slice(0, -1))),
  )
  const [active, setActive] = useState<string | null>(null)
  const list = useRef<HTMLDivElement>(null)
  const field = useId()
  const rows = useMemo(() => treeRows(classes, opened, query), [classes, opened, query])
  const stop = rows.find(({ name }) => name === active) ?? rows.find(({ name }) => chosen.includes(name)) ?? rows[0]

  const toggle = (name: string, open: boolean) => {
    const next = new Set(opened)
    if (open) next.add(name)
    else next.delete(name)
    setOpened(next)
  }
  const goTo = (name: string | undefined) => {
    if (name === undefined) return
    setActive(name)
    list.current?.querySelector<HTMLElement>(`[data-class="${CSS.escape(name)}"]`)?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const name = (event.target as Element).closest<HTMLElement>('[data-class]')?.dataset.class
    const here = rows.findIndex((row) => row.name === name)
    const row = rows[here]
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return
    const act: (() => void) | undefined = {
      ArrowDown: () => goTo(rows[here + 1]?.name),
      ArrowUp: () => goTo(rows[here - 1]?.name),
      Home: () => goTo(rows[0]?.name),
      End: () => goTo(rows.at(-1)?.name),
      ArrowRight: () =>
        row.hasChildren && !row.open ? toggle(row.name, true) : row.open ? goTo(rows[here + 1]?.name) : null,
      ArrowLeft: () => (row.open && query === '' ? toggle(row.name, false) : goTo(pathOf(classes, row.name).at(-2))),
      Enter: () => onChoose(row.name),
      ' ': () => onChoose(row.name),
    }[event.key]
    if (!act) return
    event.preventDefault()
    act()
  }

  return (
    <div className="grid min-w-0 gap-2">
      {chosen.length > 0 ? (
        <ul aria-label={t('classification.chosen')} className="flex flex-wrap gap-1.5">
          {chosen.map((name) => (
            <li
              key={name}
              className="flex min-w-0 items-center rounded-lg border border-gold bg-gold-soft pl-3 text-sm font-medium text-ink"
            >
              <span className="min-w-0 py-2 pr-3">
                {pathOf(classes, name)
                  .map((part) => lookOf(looks, part).title)
                  .join(' › ')}
              </span>
              {multiple && !readOnly ? (
                <ToolButton
                  label={t('classification.remove', { title: lookOf(looks, name).title })}
                  onClick={() => {
                    onChoose(name)
                    goTo(stop?.name)
                  }}
                >
                  <Icon name="close" />
                </ToolButton>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      <label htmlFor={field} className="text-sm font-semibold text-muted">
        {t('classification.search')}
      </label>
      <input
        id={field}
        type="search"
        value={query}
        autoComplete="off"
        onChange={(event) => setQuery(event.target.value)}
        onKeyDown={(event) => {
          if (!['ArrowDown', 'Enter'].includes(event.key) || event.ctrlKey || event.metaKey) return
          if (composes(event.nativeEvent)) return
          event.preventDefault()
          const [only, ...more] = query.trim() === '' ? [] : found(classes, query)
          if (event.key === 'Enter' && only !== undefined && more.length === 0) onChoose(only)
          else goTo(event.key === 'Enter' ? (only ?? rows[0]?.name) : rows[0]?.name)
        }}
        className="min-h-11 w-full rounded-lg border border-line bg-raised px-3 text-ink"
      />
      <p role="status" className={rows.length === 0 ? 'text-sm text-muted' : 'sr-only'}>
        {query === '' ? '' : t('classification.found', { count: rows.length })}
      </p>
      <div
        ref={list}
        role={tree ? 'tree' : 'listbox'}
        tabIndex={-1}
        aria-labelledby={labelledBy}
        aria-multiselectable={multiple}
        aria-disabled={readOnly || undefined}
        onKeyDown={onKeyDown}
        className="grid max-h-112 min-w-0 gap-1 overflow-y-auto -mx-1 p-1"
      >
        {rows.map((row) => (
          <TreeLine
            key={row.name}
            tree={tree}
            row={row}
            look={lookOf(looks, row.name)}
            chosen={chosen.includes(row.name)}
            multiple={multiple}
            stop={row === stop}
            onFocus={() => setActive(row.name)}
            onChoose={() => onChoose(row.name)}
            onToggle={() => toggle(row.name, !row.open)}
          />
        ))}
      </div>
    </div>
  )
}

type LineProps = {
  tree: boolean
  row: TreeRow
  look: ClassLook
  chosen: boolean
  multiple: boolean
  stop: boolean
  onFocus: () => void
  onChoose: () => void
  onToggle: () => void
}

const INDENT = ['', 'ml-6', 'ml-12', 'ml-18', 'ml-24', 'ml-30']

function TreeLine({ tree, row, look, chosen, multiple, stop, onFocus, onChoose, onToggle }: LineProps) {
  const { level, hasChildren, open, place, siblings } = row
  return (
    // The keys are those of the tree.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      role={tree ? 'treeitem' : 'option'}
      data-class={row.name}
      tabIndex={stop ? 0 : -1}
      aria-level={tree ? level : undefined}
      aria-posinset={place}
      aria-setsize={siblings}
      aria-selected={chosen}
      aria-expanded={hasChildren ? open : undefined}
      aria-label={look.title}
      aria-keyshortcuts={look.hotkey}
      onFocus={onFocus}
      onClick={onChoose}
      className={`flex min-h-11 min-w-0 cursor-pointer items-center rounded-lg border border-line bg-raised pr-3 text-ink hover:border-gold aria-selected:border-gold aria-selected:bg-gold-soft ${INDENT[level - 1] ?? 'ml-30'}`}
    >
      {hasChildren ? (
        <span
          aria-hidden
          onClick={(event) => {
            event.stopPropagation()
            onToggle()
          }}
          className="grid size-11 shrink-0 place-items-center"
        >
          <Icon name={open ? 'down' : 'later'} />
        </span>
      ) : (
        <span className="w-3 shrink-0" />
      )}
      <span
        aria-hidden
        className={`mr-2 grid size-5 shrink-0 place-items-center border-2 ${chosen ? 'border-gold-ink text-gold-ink' : 'border-muted'} ${multiple ? 'rounded-sm' : 'rounded-full'}`}
      >
        {chosen ? <span className={`lab-filled size-2.5 bg-gold-ink ${multiple ? '' : 'rounded-full'}`} /> : null}
      </span>
      <span className="min-w-0 flex-1 py-1.5">{look.title}</span>
      {look.hotkey ? <Key>{look.hotkey.toUpperCase()}</Key> : null}
    </div>
  )
}
