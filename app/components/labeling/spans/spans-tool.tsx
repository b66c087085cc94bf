import { useCallback, useDeferredValue, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SpansLabel } from '#app/domain/labels/spans.ts'
import { Announcer } from '#app/components/labeling/announcer.tsx'
import { useBrowserLayoutEffect } from '#app/components/labeling/browser-layout-effect.ts'
import { Icon } from '#app/components/labeling/canvas/icons.tsx'
import { BUTTON, ToolButton } from '#app/components/labeling/canvas/tool-button.tsx'
import { ClassLegend } from '#app/components/labeling/class-legend.tsx'
import { classLooks } from '#app/components/labeling/classes.ts'
import type { ContentToolProps } from '#app/components/labeling/contract.ts'
import { keyOf } from '#app/components/labeling/keys/chords.ts'
import { useKeys } from '#app/components/labeling/keys/use-keys.ts'
import { ToolBar } from '#app/components/labeling/tool-bar.tsx'
import { useKeptFocus } from '#app/components/labeling/use-kept-focus.ts'
import { useToolKeys } from '#app/components/labeling/use-tool-keys.ts'
import { laned } from './pieces.ts'
import { SpanList } from './span-list.tsx'
import { SPANS_HELP } from './spans-help.ts'
import { SPANS_BINDINGS, spansCommand } from './spans-keys.ts'
import { chosenText, inReadingOrder, spanById, spansOf, type SpansEvent } from './spans-state.ts'
import { eventWords } from './spans-words.ts'
import { directionOf, indexText, paragraphAt, step } from './text-index.ts'
import { TextView } from './text-view.tsx'
import { useSpans } from './use-spans.ts'
import { useSpansCommands } from './use-spans-commands.ts'
import { useTextPointing } from './use-text-pointing.ts'

/** What happens many times in a row, and is spoken only when it pauses. */
const PATIENT = new Set<SpansEvent['type']>(['chosen', 'bordered'])
/** What could not be done, and why, in words under the text. */
const PROBLEMS = new Set<SpansEvent['type']>(['twice', 'full', 'nothing'])

/** Marks passages of a text by mouse, touch or keyboard. Another text starts a new tool. */
export function SpansTool(props: ContentToolProps<SpansLabel, 'text'>) {
  return <Tool key={props.content.text} {...props} />
}

function Tool({ content, taxonomy, value, onChange, readOnly = false }: ContentToolProps<SpansLabel, 'text'>) {
  const { t, i18n } = useTranslation('labeling')
  const looks = useMemo(() => classLooks(taxonomy, i18n.language), [taxonomy, i18n.language])
  const index = useMemo(() => indexText(content.text, content.language), [content.text, content.language])
  const [state, dispatch] = useSpans(value, looks[0]?.name ?? '', onChange)
  const root = useRef<HTMLDivElement>(null)
  const text = useRef<HTMLDivElement>(null)
  const bar = useRef<HTMLDivElement>(null)
  const [snap, setSnap] = useState(false)
  const [focused, setFocused] = useState(false)
  const keys = useKeys('spans', SPANS_BINDINGS)
  const keysId = useId()

  const spans = spansOf(state)
  const selected = spanById(state, state.selected)
  const chosen = chosenText(state)
  const { event } = state
  const { draft, byTouch, handlers } = useTextPointing({ root: text, index, state, dispatch, snap, readOnly })
  const run = useSpansCommands({ root: text, index, state, dispatch, readOnly, onHelp: keys.show })

  useKeptFocus(root, ['[role=application] > [role=group]'])

  const direction = useMemo(() => {
    const paragraph = index.paragraphs[paragraphAt(index, state.caret)]
    return paragraph ? directionOf(index.slice(paragraph.start, paragraph.end)) : 'ltr'
  }, [index, state.caret])
  useToolKeys(root, (key) => {
    const onText = key.target === text.current
    const where = { onText, onSpan: selected !== undefined && !readOnly, direction }
    const command = spansCommand(key, where, looks, keys.bindings)
    return command !== null && run(command, key.key === 'Tab')
  })

  const marks = useMemo(
    () =>
      laned(draft && selected ? spans.map((span) => (span.id === selected.id ? { ...span, ...draft } : span)) : spans),
    [spans, draft, selected],
  )
  // A thousand rows get new numbers when a passage comes before them: the text does not wait for them.
  const listed = useDeferredValue(spans)
  const ordered = useMemo(() => inReadingOrder(listed), [listed])
  const range = selected ? { start: selected.start, end: selected.end } : chosen
  const pulled = draft ?? range
  const someChosen = range.end > range.start
  useCaretInSight(text, state.caret, focused)
  useCopy(text, () => (someChosen ? index.slice(range.start, range.end) : null))

  const latest = useRef(spans)
  useEffect(() => {
    latest.current = spans
  })
  const onSelect = useCallback((id: string | null) => dispatch({ type: 'select', id }), [dispatch])
  const onClass = useCallback((id: string, name: string) => dispatch({ type: 'class', class: name, id }), [dispatch])
  const onBorder = useCallback(
    (id: string, edge: 'start' | 'end', by: 1 | -1) => {
      const span = latest.current.find((one) => one.id === id)
      if (!span) return
      const { start, end } = span
      const moved = { start, end, [edge]: step(index, span[edge], by, 'grapheme') }
      dispatch({ type: 'border', id, range: moved, run: edge })
    },
    [dispatch, index],
  )
  const onDelete = useCallback(
    (id: string) => {
      const row = root.current?.querySelector(`[data-row="${CSS.escape(id)}"]`)?.closest('li')
      const neighbour = row?.nextElementSibling ?? row?.previousElementSibling
      dispatch({ type: 'delete', id })
      ;(neighbour?.querySelector<HTMLElement>('[data-row]') ?? text.current)?.focus({ preventScroll: true })
    },
    [dispatch],
  )
  const words = eventWords(t, index, state, looks)
  const problem = event !== null && PROBLEMS.has(event.type)
  const steps = {
    undo: () => dispatch({ type: 'undo' }),
    redo: () => dispatch({ type: 'redo' }),
    canUndo: state.history.past.length > 0,
    canRedo: state.history.future.length > 0,
  }

  return (
    <div ref={root} className="@container">
      <div className="lab-split grid items-start gap-3 @3xl:grid-cols-[minmax(0,1fr)_19rem]">
        <div className="grid min-w-0 gap-2">
          {spans.length > 3 ? (
            <button type="button" className="lab-skip" onClick={() => bar.current?.querySelector('button')?.focus()}>
              {t('spans.skip')}
            </button>
          ) : null}
          {/* The application around what has the focus, not on it: decision 020. */}
          <div role="application" aria-label={t('application')} className="min-w-0">
            <div
              ref={text}
              role="group"
              // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- keys move its caret
              tabIndex={0}
              aria-label={t(readOnly ? 'spans.text-read' : 'spans.text', { count: spans.length })}
              aria-describedby={keysId}
              lang={content.language}
              data-touch={byTouch || undefined}
              onFocus={() => setFocused(true)}
              onBlur={() => setFocused(false)}
              className="lab-text rounded-lg border border-line bg-raised px-4 py-3 text-lg text-ink"
              {...handlers}
            >
              <TextView
                index={index}
                marks={marks}
                looks={looks}
                chosen={selected ? { start: 0, end: 0 } : (draft ?? chosen)}
                caret={focused && !selected ? state.caret : null}
                selected={state.selected}
                grips={someChosen && !readOnly ? pulled : null}
              />
            </div>
          </div>
          <p id={keysId} className="sr-only">
            {t(readOnly ? 'spans.keys-read' : 'spans.keys')}
          </p>
          <div ref={bar}>
            <ToolBar steps={readOnly ? null : steps} help={SPANS_HELP} keys={keys} looks={looks}>
              {readOnly ? null : (
                <>
                  <ToolButton
                    label={t('spans.delete')}
                    keys={keyOf(keys.bindings, 'delete')}
                    inactive={!selected}
                    onClick={() => selected && dispatch({ type: 'delete', id: selected.id })}
                  >
                    <Icon name="delete" />
                  </ToolButton>
                  <button
                    type="button"
                    aria-pressed={snap}
                    onClick={() => setSnap(!snap)}
                    className="min-h-11 rounded-lg border border-transparent px-3 text-sm font-medium text-muted aria-pressed:border-gold aria-pressed:bg-gold-soft aria-pressed:text-ink"
                  >
                    {t('spans.whole-words')}
                  </button>
                </>
              )}
            </ToolBar>
          </div>
          {readOnly ? null : (
            <p className={`text-sm ${problem ? 'font-medium text-warn' : 'text-muted'}`}>
              {problem
                ? words
                : t(selected ? 'spans.hint.selected' : someChosen ? 'spans.hint.chosen' : 'spans.hint.none')}
            </p>
          )}
        </div>
        <div className="lab-side grid min-w-0 gap-4">
          {readOnly ? null : (
            <div className={`lab-span-classes ${someChosen ? 'lab-ready' : ''}`}>
              <ClassLegend
                title={t(
                  selected ? 'spans.classes.selected' : someChosen ? 'spans.classes.chosen' : 'spans.classes.next',
                )}
                looks={looks}
                chosen={selected?.class ?? state.nextClass}
                onChoose={(name) => dispatch({ type: 'class', class: name })}
              />
            </div>
          )}
          {someChosen && !selected && !readOnly ? (
            <button type="button" className={`${BUTTON} w-full`} onClick={() => dispatch({ type: 'leave' })}>
              {t('spans.unchoose')}
            </button>
          ) : null}
          <SpanList
            index={index}
            spans={ordered}
            looks={looks}
            selected={state.selected}
            readOnly={readOnly}
            onSelect={onSelect}
            onClass={onClass}
            onDelete={onDelete}
            onBorder={onBorder}
          />
        </div>
      </div>
      <Announcer words={words} token={event} patient={event !== null && PATIENT.has(event.type)} />
    </div>
  )
}

/** Keeps the caret on the screen while it is moved by keys. */
function useCaretInSight(text: { current: HTMLElement | null }, caret: number, focused: boolean) {
  useBrowserLayoutEffect(() => {
    if (focused && !text.current?.dataset.touch)
      text.current?.querySelector('.lab-caret')?.scrollIntoView({ block: 'nearest' })
  }, [text, caret, focused])
}

/** Copying takes what is selected here, which the browser does not know of. */
function useCopy(text: { current: HTMLElement | null }, chosen: () => string | null) {
  const latest = useRef(chosen)
  useEffect(() => {
    latest.current = chosen
  })
  useEffect(() => {
    const onCopy = (event: ClipboardEvent) => {
      const words = document.activeElement === text.current ? latest.current() : null
      if (words === null) return
      event.clipboardData?.setData('text/plain', words)
      event.preventDefault()
    }
    document.addEventListener('copy', onCopy)
    return () => document.removeEventListener('copy', onCopy)
  }, [text])
}
