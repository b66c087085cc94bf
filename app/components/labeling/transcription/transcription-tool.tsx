import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ItemContent } from '#app/domain/labels/content.ts'
import type { TranscriptionLabel } from '#app/domain/labels/transcription.ts'
import { Announcer } from '#app/components/labeling/announcer.tsx'
import type { LabelingItem } from '#app/components/labeling/contract.ts'
import { COMMON_BINDINGS, pressesOrWrites } from '#app/components/labeling/keys/common-keys.ts'
import type { ToolHelp } from '#app/components/labeling/keys/tool-help.ts'
import { useKeys } from '#app/components/labeling/keys/use-keys.ts'
import { stepWords } from '#app/components/labeling/step-words.ts'
import { ToolBar } from '#app/components/labeling/tool-bar.tsx'
import { useLabel } from '#app/components/labeling/use-label.ts'
import { boundCommand, useToolKeys } from '#app/components/labeling/use-tool-keys.ts'
import { LineField } from './line-field.tsx'
import { linesOf, runOf, textOf, withText } from './lines.ts'
import { withPasted } from './pasted.ts'
import { WholePicture } from './whole-picture.tsx'

type Props = {
  item: LabelingItem | null
  /** Regions of the picture to be transcribed; without them the whole picture is one line. */
  content: ItemContent | null
  value: TranscriptionLabel
  onChange?: (label: TranscriptionLabel) => void
  readOnly?: boolean
}

const HELP: ToolHelp = {
  gestures: ['transcription.help.type', 'transcription.help.zoom'],
  fixed: [
    ['Enter ↓', 'transcription.help.next'],
    ['Shift+Enter ↑', 'transcription.help.previous'],
    ['Alt+↑ Alt+↓', 'transcription.help.always'],
  ],
  reserved: pressesOrWrites,
}

/** Writes down what a picture says, line by line: each line large above its field, the whole picture beside them. */
export function TranscriptionTool({ item, content, value, onChange, readOnly = false }: Props) {
  const { t } = useTranslation('labeling')
  const { label, change, event, ...steps } = useLabel(value, onChange, readOnly)
  const regions = useMemo(() => linesOf(item, content), [item, content])
  const [current, setCurrent] = useState(regions[0]?.id)
  const root = useRef<HTMLDivElement>(null)
  const keys = useKeys('transcription', COMMON_BINDINGS)
  const language = content?.type === 'lines' ? content.language : undefined

  const latest = useRef({ label, change, regions })
  useEffect(() => {
    latest.current = { label, change, regions }
  })
  const onText = useCallback((id: string, text: string) => {
    const { label, change, regions } = latest.current
    change(withText(label, regions, id, text), runOf(id, text))
  }, [])
  const goTo = useCallback((id: string | undefined) => {
    const field = id && root.current?.querySelector<HTMLElement>(`[data-line="${CSS.escape(id)}"]`)
    if (field) field.focus()
    return Boolean(field)
  }, [])
  const onRows = useCallback(
    (id: string, rows: string, around: { before: string; after: string }) => {
      const { label, change, regions } = latest.current
      const pasted = withPasted(label, regions, id, rows, around)
      change(pasted.label)
      goTo(pasted.last)
    },
    [goTo],
  )
  const onGo = useCallback(
    (id: string, by: 1 | -1) => {
      const { regions } = latest.current
      return goTo(regions[regions.findIndex((line) => line.id === id) + by]?.id)
    },
    [goTo],
  )
  useToolKeys(root, (key) => {
    const command = boundCommand(key, keys.bindings)
    if (command === 'help') keys.show()
    else if (command) steps[command]()
    return command !== null
  })

  return (
    <div ref={root} className="@container">
      <div className="grid items-start gap-3 @3xl:grid-cols-2">
        {item ? <WholePicture item={item} regions={regions} current={current} /> : null}
        <div className="grid min-w-0 gap-3">
          <ol aria-label={t('transcription.lines')} className="grid gap-2">
            {regions.map((line, index) => (
              <LineField
                key={line.id}
                item={item}
                line={line}
                number={index + 1}
                total={regions.length}
                text={textOf(label, line.id)}
                language={language}
                current={line.id === current && regions.length > 1}
                readOnly={readOnly}
                onFocus={setCurrent}
                onText={onText}
                onRows={onRows}
                onGo={onGo}
              />
            ))}
          </ol>
          <ToolBar steps={readOnly ? null : steps} help={HELP} keys={keys} />
        </div>
      </div>
      <Announcer words={stepWords(t, event) ?? ''} token={event} patient={false} />
    </div>
  )
}
