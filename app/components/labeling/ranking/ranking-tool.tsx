import { useId, useMemo, useRef, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { RankingLabel } from '#app/domain/labels/opinions.ts'
import { Announcer } from '#app/components/labeling/announcer.tsx'
import { useBrowserLayoutEffect } from '#app/components/labeling/browser-layout-effect.ts'
import { BUTTON } from '#app/components/labeling/canvas/tool-button.tsx'
import type { ContentToolProps } from '#app/components/labeling/contract.ts'
import { type Binding } from '#app/components/labeling/keys/chords.ts'
import { COMMON_BINDINGS, pressesOrWrites, type CommonCommand } from '#app/components/labeling/keys/common-keys.ts'
import type { ToolHelp } from '#app/components/labeling/keys/tool-help.ts'
import { useKeys } from '#app/components/labeling/keys/use-keys.ts'
import { Markdown } from '#app/components/labeling/markdown.tsx'
import { startOrder } from '#app/components/labeling/shown-order.ts'
import { stepWords } from '#app/components/labeling/step-words.ts'
import { ToolBar } from '#app/components/labeling/tool-bar.tsx'
import { useKeptFocus } from '#app/components/labeling/use-kept-focus.ts'
import { useLabel } from '#app/components/labeling/use-label.ts'
import { boundCommand, useToolKeys } from '#app/components/labeling/use-tool-keys.ts'
import { CandidateRow } from './candidate-row.tsx'
import { placesOf } from './order.ts'
import { useRanking, useRankingPointer } from './use-ranking.ts'

const BINDINGS: readonly Binding<CommonCommand | 'tie'>[] = [
  { id: 'tie-key', command: 'tie', keys: ['='] },
  ...COMMON_BINDINGS,
]

const HELP: ToolHelp = {
  gestures: ['ranking.help.drag', 'ranking.help.buttons', 'ranking.help.tie'],
  fixed: [
    ['Space', 'ranking.help.pick'],
    ['↑ ↓', 'ranking.help.carry'],
    ['Esc', 'ranking.help.cancel'],
  ],
  reserved: pressesOrWrites,
}

/** Puts candidates in order, best first. In which order they stand at first is drawn from the seed. */
export function RankingTool({
  content,
  question,
  seed,
  value,
  onChange,
  readOnly = false,
}: ContentToolProps<RankingLabel, 'candidates'>) {
  const { t } = useTranslation('labeling')
  const { label, change, event: step, ...steps } = useLabel(value, onChange, readOnly)
  const { candidates, language } = content
  const start = useMemo(
    () =>
      startOrder(
        candidates.map(({ id }) => id),
        seed,
      ),
    [candidates, seed],
  )
  const ranking = useRanking({ label, change }, start, readOnly)
  const { rows, carried, event, keepAsIs, move, tie, pick, carry, drop, cancel } = ranking
  const root = useRef<HTMLDivElement>(null)
  const list = useRef<HTMLOListElement>(null)
  const keys = useKeys('ranking', BINDINGS)
  const keysId = useId()
  const places = placesOf(rows)
  /** Called by a letter that they got from where they stood at first: it does not change when they move. */
  const nameOf = (id: string) => String.fromCharCode(65 + start.indexOf(id))
  const focus = useFocusThatFollows(list)
  useKeptFocus(root, ['[data-handle]'])

  useToolKeys(root, (key) => {
    const command = boundCommand(key, keys.bindings)
    if (command === 'help') keys.show()
    else if (command === 'tie') {
      const id = key.target.closest<HTMLElement>('[data-candidate]')?.dataset.candidate
      if (id) tie(id)
      return id !== undefined
    } else if (command) steps[command]()
    return command !== null
  })
  const onKey = (id: string) => (pressed: KeyboardEvent) => {
    const on = carried?.id === id
    const by = { ArrowUp: -1, ArrowDown: 1 }[pressed.key]
    if (pressed.key === ' ' || pressed.key === 'Enter') {
      if (on) drop()
      else pick(id, 'keys')
    } else if (pressed.key === 'Escape' && on) cancel()
    else if (by && on) carry(carried.to + by)
    else return
    focus.keep(`[data-handle="${CSS.escape(id)}"]`)
    pressed.preventDefault()
  }
  const pointer = useRankingPointer(list, ranking)

  const said = event && {
    name: nameOf(event.id),
    place: places[rows.findIndex(({ id }) => id === event.id)],
    total: rows.length,
  }
  return (
    <div ref={root} className="@container">
      <div className="grid gap-3">
        <section className="rounded-lg border border-line bg-sunken px-4 py-3">
          <h2 className="mb-1 text-sm font-semibold text-muted">{t('preference.prompt')}</h2>
          <Markdown text={content.prompt} language={language} />
        </section>
        <p className="font-semibold text-ink">{question ?? t('ranking.question')}</p>
        {readOnly ? null : (
          <p id={keysId} className="sr-only">
            {t('ranking.keys')}
          </p>
        )}
        <ol ref={list} aria-label={t('ranking.list')} className="grid gap-2" {...(readOnly ? {} : pointer)}>
          {rows.map((row, index) => (
            <CandidateRow
              key={row.id}
              row={row}
              name={nameOf(row.id)}
              place={places[index] ?? 0}
              index={index}
              total={rows.length}
              text={candidates.find(({ id }) => id === row.id)?.text ?? ''}
              language={language}
              carried={carried?.id === row.id}
              readOnly={readOnly}
              describedBy={keysId}
              onKey={onKey(row.id)}
              onBlur={() => {
                // A row that is moved in the page loses the focus for a moment; who goes elsewhere lets go.
                if (carried?.by === 'keys' && !focus.keeping()) drop()
              }}
              onMove={(by) => {
                focus.keep(`[data-${by > 0 ? 'down' : 'up'}="${CSS.escape(row.id)}"]`)
                move(row.id, by)
              }}
              onTie={() => tie(row.id)}
            />
          ))}
        </ol>
        {label.order.length === 0 && !readOnly ? (
          <button type="button" className={BUTTON} onClick={keepAsIs}>
            {t('ranking.keep')}
          </button>
        ) : null}
        <ToolBar steps={readOnly ? null : steps} help={HELP} keys={keys} />
      </div>
      <Announcer words={said ? t(`ranking.say.${event.type}`, said) : ''} token={event} patient={false} />
      <Announcer words={stepWords(t, step) ?? ''} token={step} patient={false} />
    </div>
  )
}

/** Rows change places in the page, which takes the focus from what is in them: it is given back. */
function useFocusThatFollows(list: { current: HTMLElement | null }) {
  const wished = useRef<string | null>(null)
  useBrowserLayoutEffect(() => {
    const selector = wished.current
    if (selector === null) return
    const element = list.current?.querySelector<HTMLElement>(selector)
    if (element && document.activeElement !== element) element.focus({ preventScroll: true })
    element?.scrollIntoView({ block: 'nearest' })
    wished.current = null
  })
  return {
    keep: (selector: string) => void (wished.current = selector),
    keeping: () => wished.current !== null,
  }
}
