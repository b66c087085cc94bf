import { memo, useId, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { LabelingItem } from '#app/components/labeling/contract.ts'
import { composes } from '#app/components/labeling/use-tool-keys.ts'
import { isPart, stripOf, type LineRegion } from './lines.ts'
import { MOST_LETTERS } from './pasted.ts'

type Props = {
  item: LabelingItem | null
  line: LineRegion
  number: number
  total: number
  text: string
  language: string | undefined
  current: boolean
  readOnly: boolean
  onFocus: (id: string) => void
  onText: (id: string, text: string) => void
  /** Several rows were pasted into this line. */
  onRows: (id: string, rows: string, around: { before: string; after: string }) => void
  /** Goes to another line; answers false where there is none. */
  onGo: (id: string, by: 1 | -1) => boolean
}

/** A line's strip of the picture, large, and the field for what it says. */
export const LineField = memo(function LineField({ item, line, number, total, text, ...props }: Props) {
  const { language, current, readOnly, onFocus, onText, onRows, onGo } = props
  const { t } = useTranslation('labeling')
  const field = useId()
  // What an input method is still composing (한 from ㅎ, ㅏ, ㄴ) is not written yet.
  const [composed, setComposed] = useState<string | null>(null)

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (composes(event.nativeEvent) || event.ctrlKey || event.metaKey) return
    const { value, selectionStart, selectionEnd, scrollHeight, clientHeight } = event.currentTarget
    const oneRow = !value.includes('\n') && scrollHeight <= clientHeight + 2 && clientHeight < 60
    if (event.key === 'Enter' && total > 1 && onGo(line.id, event.shiftKey ? -1 : 1)) event.preventDefault()
    else if (event.key === 'Enter' && total > 1) event.preventDefault()
    if (event.key === 'ArrowDown' && (event.altKey || oneRow || selectionStart === value.length))
      if (onGo(line.id, 1)) event.preventDefault()
    if (event.key === 'ArrowUp' && (event.altKey || oneRow || selectionEnd === 0))
      if (onGo(line.id, -1)) event.preventDefault()
  }

  return (
    <li
      className={`lab-line-row grid gap-2 rounded-lg border p-2 ${current ? 'border-gold bg-gold-soft' : 'border-line bg-raised'}`}
    >
      {item && isPart(line, item) ? <Strip item={item} line={line} number={number} total={total} /> : null}
      <label htmlFor={field} className="text-sm font-semibold text-muted">
        {t(total > 1 ? 'transcription.line' : 'transcription.only', { number, total })}
      </label>
      <textarea
        id={field}
        data-line={line.id}
        rows={1}
        maxLength={MOST_LETTERS}
        lang={language}
        dir="auto"
        value={composed ?? text}
        readOnly={readOnly}
        spellCheck={false}
        autoCapitalize="off"
        autoCorrect="off"
        onFocus={() => onFocus(line.id)}
        onKeyDown={onKeyDown}
        onPaste={(event) => {
          const rows = event.clipboardData.getData('text/plain')
          if (readOnly || total === 1 || !/[\r\n]/.test(rows)) return
          event.preventDefault()
          const { value, selectionStart, selectionEnd } = event.currentTarget
          onRows(line.id, rows, { before: value.slice(0, selectionStart), after: value.slice(selectionEnd) })
        }}
        onChange={(event) => {
          const { value } = event.currentTarget
          if ((event.nativeEvent as InputEvent).isComposing) return setComposed(value)
          setComposed(null)
          onText(line.id, value)
        }}
        onCompositionEnd={(event) => {
          setComposed(null)
          onText(line.id, event.currentTarget.value)
        }}
        className="lab-line-field min-h-11 w-full resize-none rounded-lg border border-line bg-surface px-3 py-2 text-lg text-ink"
      />
    </li>
  )
})

type StripProps = { item: LabelingItem; line: LineRegion; number: number; total: number }

/** The part of the picture that a line is about, as large as there is room. */
export function Strip({ item, line, number, total }: StripProps) {
  const { t } = useTranslation('labeling')
  const { x, y, width, height } = stripOf(line, item)
  return (
    <svg
      role="img"
      aria-label={t('transcription.strip', { number, total })}
      viewBox={`${x} ${y} ${width} ${height}`}
      className="lab-strip block w-full rounded bg-sunken"
    >
      <image href={item.src} width={item.width} height={item.height} preserveAspectRatio="none" />
    </svg>
  )
}
