import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '#app/components/labeling/canvas/icons.tsx'
import { BUTTON, ToolButton } from '#app/components/labeling/canvas/tool-button.tsx'
import { Key } from '#app/components/labeling/class-legend.tsx'
import type { ClassLook } from '#app/components/labeling/classes.ts'
import { useKeptFocus } from '#app/components/labeling/use-kept-focus.ts'
import { chordsOf, conflicts, shownChord, type Binding } from './chords.ts'
import { GUIDELINE_BINDINGS } from './common-keys.ts'
import type { ToolHelp } from './tool-help.ts'
import { useBindings } from './use-bindings.ts'

type Props = {
  /** The kind of label; its messages say what its own commands do. */
  tool: string
  help: ToolHelp
  onClose: () => void
  bindings: readonly Binding<unknown>[]
  looks: readonly ClassLook[]
  attributes?: readonly { title: string; chord: string | undefined }[]
  changed: boolean
  onSet: (id: string, chord: string) => void
  onReset: () => void
}

/** Every gesture and key of a tool; keys can be changed here, and are given back with one button. */
export function ShortcutsDialog({ onClose, ...props }: Props) {
  const { t } = useTranslation('labeling')
  const dialog = useRef<HTMLDialogElement>(null)
  const [asked, setAsked] = useState<string | null>(null)
  const [problem, setProblem] = useState('')
  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal()
  }, [])

  useKeptFocus(dialog, ['button'])

  const { tool, help, looks, attributes = [], onSet } = props
  const guideline = useBindings(tool, GUIDELINE_BINDINGS)
  const bindings: readonly Binding<unknown>[] = [...props.bindings, ...guideline.bindings]
  const words = (id: string) => t([`${tool}.help.${id}`, `help.${id}`])
  const takenBy = (id: string, chord: string): string | undefined => {
    const [other] = conflicts(bindings, id, chord)
    if (other) return words(other.id)
    const reserved = help.reserved?.(chord)
    if (reserved) return t(reserved)
    return (
      looks.find(({ hotkey }) => hotkey?.toUpperCase() === chord)?.title ??
      attributes.find((attribute) => attribute.chord === chord)?.title
    )
  }
  const onCapture = (event: KeyboardEvent) => {
    if (asked === null) return
    const chord = chordsOf(event)[0]
    if (!chord || chord === 'Tab' || chord === 'Shift+Tab') return
    event.preventDefault()
    event.stopPropagation()
    if (chord === 'Escape' && asked !== 'escape') return setAsked(null)
    const taken = /^(?:(?:Ctrl|Alt|Shift)\+)*Arrow/.test(chord) ? t('help.arrows') : takenBy(asked, chord)
    setProblem(taken ? t('help.taken', { key: shownChord(chord), what: taken }) : '')
    if (taken) return
    onSet(asked, chord)
    setAsked(null)
  }

  return (
    <dialog
      ref={dialog}
      onClose={() => {
        setAsked(null)
        setProblem('')
        onClose()
      }}
      onKeyDownCapture={onCapture}
      aria-label={t('help.title')}
      className="lab-dialog m-auto max-h-[85svh] w-[min(40rem,calc(100vw-2rem))] overflow-y-auto rounded-lg border border-line bg-raised p-4 text-ink"
    >
      <div className="mb-2 flex items-center justify-between gap-2">
        <p className="text-lg font-bold">{t('help.title')}</p>
        <ToolButton label={t('help.close')} onClick={() => dialog.current?.close()}>
          <Icon name="close" />
        </ToolButton>
      </div>
      <ul className="mb-4 list-disc space-y-1 pl-5">
        {help.gestures.map((key) => (
          <li key={key}>{t(key)}</li>
        ))}
      </ul>
      {help.fixed.length > 0 ? (
        <dl className="grid grid-cols-[fit-content(45%)_minmax(0,1fr)] items-baseline gap-x-4 gap-y-2 text-sm">
          {help.fixed.map(([keys, text]) => (
            <div key={text} className="contents">
              <dt>
                <Keys keys={keys.split(' ')} />
              </dt>
              <dd className="wrap-anywhere">{t(text)}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      <p className="mt-4 mb-1 font-semibold">{t('help.own')}</p>
      <p role="status" className={problem ? 'mb-1 text-sm font-medium text-warn' : 'text-sm'}>
        {problem}
      </p>
      <ul className="grid grid-cols-[minmax(0,1fr)] gap-1 text-sm">
        {bindings.map(({ id, keys }) => (
          <li key={id} className="flex min-h-11 flex-wrap items-center gap-x-3">
            <span className="min-w-0 flex-1 basis-32">{words(id)}</span>
            <span className="ml-auto flex min-w-0 flex-wrap items-center justify-end gap-x-3 gap-y-1">
              <Keys keys={keys.map(shownChord)} />
              <button
                type="button"
                aria-label={asked === id ? t('help.press') : t('help.change', { what: words(id) })}
                onClick={() => {
                  setProblem('')
                  setAsked(asked === id ? null : id)
                }}
                className="min-h-11 rounded-lg border border-line px-3 font-medium hover:border-gold"
              >
                {asked === id ? t('help.press') : t('help.change-short')}
              </button>
            </span>
          </li>
        ))}
      </ul>
      {props.changed || guideline.changed ? (
        <button type="button" className={`${BUTTON} mt-3`} onClick={props.onReset}>
          {t('help.reset')}
        </button>
      ) : null}
    </dialog>
  )
}

function Keys({ keys }: { keys: readonly string[] }) {
  return (
    <span className="flex max-w-44 flex-wrap gap-1">
      {keys.map((key) => (
        <Key key={key} spoken>
          {key}
        </Key>
      ))}
    </span>
  )
}
