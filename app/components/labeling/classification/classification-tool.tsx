import { useId, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ClassificationLabel } from '#app/domain/labels/classification.ts'
import type { ItemContent } from '#app/domain/labels/content.ts'
import type { Taxonomy } from '#app/domain/labels/taxonomy.ts'
import { Announcer } from '#app/components/labeling/announcer.tsx'
import { classLooks, classOfKey, lookOf } from '#app/components/labeling/classes.ts'
import type { LabelingItem } from '#app/components/labeling/contract.ts'
import { COMMON_BINDINGS, pressesOrWrites } from '#app/components/labeling/keys/common-keys.ts'
import type { ToolHelp } from '#app/components/labeling/keys/tool-help.ts'
import { useKeys } from '#app/components/labeling/keys/use-keys.ts'
import { stepWords } from '#app/components/labeling/step-words.ts'
import { Picture, PlainText } from '#app/components/labeling/subject.tsx'
import { ToolBar } from '#app/components/labeling/tool-bar.tsx'
import { useLabel } from '#app/components/labeling/use-label.ts'
import { boundCommand, useToolKeys } from '#app/components/labeling/use-tool-keys.ts'
import { ClassOptions } from './class-options.tsx'
import { ClassTree } from './class-tree.tsx'
import { isTree } from './tree-rows.ts'

/** More classes than this are looked for, not looked through. */
const MOST_BUTTONS = 24

type Props = {
  taxonomy: Taxonomy
  value: ClassificationLabel
  onChange?: (label: ClassificationLabel) => void
  readOnly?: boolean
  /** The picture that is asked about, or none when `content` is a text. */
  item: LabelingItem | null
  content?: ItemContent | null
  question?: string
  /** Whether several classes may be true, or none. */
  multiple?: boolean
}

const HELP: ToolHelp = {
  gestures: ['classification.help.choose'],
  fixed: [
    ['1 … 9', 'classification.help.class'],
    ['↑ ↓ ← →', 'classification.help.arrows'],
  ],
  reserved: pressesOrWrites,
}

/** The class of a whole picture or text, or several: big buttons; with search where classes have parents or are many. */
export function ClassificationTool({ item, content, taxonomy, question, value, onChange, ...rest }: Props) {
  const { readOnly = false, multiple = false } = rest
  const { t, i18n } = useTranslation('labeling')
  const looks = useMemo(() => classLooks(taxonomy, i18n.language), [taxonomy, i18n.language])
  const { label, change, event, ...steps } = useLabel(value, onChange, readOnly)
  const root = useRef<HTMLDivElement>(null)
  const keys = useKeys('classification', COMMON_BINDINGS)
  const legend = useId()
  const searched = isTree(taxonomy) || taxonomy.classes.length > MOST_BUTTONS
  const text = content?.type === 'text' ? content : null

  const choose = (name: string) => {
    if (!multiple) return change({ kind: 'classification', classes: [name] })
    const chosen = label.classes.includes(name)
    const rest = label.classes.filter((other) => other !== name)
    // In the order of the taxonomy, so that the same choice is always the same label.
    const classes = taxonomy.classes
      .map(({ name }) => name)
      .filter((one) => rest.includes(one) || (one === name && !chosen))
    change({ kind: 'classification', classes })
  }
  useToolKeys(root, (key) => {
    const plain = !key.typing && !key.control && !key.alt
    const look = plain && !readOnly ? (classOfKey(looks, key.key) ?? classOfKey(looks, key.letter)) : undefined
    if (!look) {
      const command = boundCommand(key, keys.bindings)
      if (command === 'help') keys.show()
      else if (command) steps[command]()
      return command !== null
    }
    choose(look.name)
    const name = CSS.escape(look.name)
    root.current?.querySelector<HTMLElement>(`input[value="${name}"], [data-class="${name}"]`)?.focus()
    return true
  })

  // A radio button or check box says itself what it is; a class in a closed branch, or out of sight, cannot.
  const titles = label.classes.map((name) => lookOf(looks, name).title).join(', ')
  const chosen =
    searched && event?.type === 'changed'
      ? t('classification.say', { titles: titles || t('classification.nothing') })
      : ''
  const words = stepWords(t, event) ?? chosen

  const asked = question ?? t(text ? 'classification.question-text' : 'classification.question')
  return (
    <div ref={root} className="@container">
      <div className="grid items-start gap-3 @3xl:grid-cols-[minmax(0,1fr)_20rem]">
        {text ? <PlainText text={text.text} language={text.language} /> : item ? <Picture item={item} /> : null}
        <div className="grid min-w-0 gap-3">
          <fieldset className="min-w-0" disabled={readOnly}>
            <legend id={legend} className="mb-2 text-lg font-semibold text-ink">
              {asked}
            </legend>
            {multiple ? <p className="mb-2 text-sm text-muted">{t('classification.several')}</p> : null}
            {searched ? (
              <ClassTree
                taxonomy={taxonomy}
                looks={looks}
                chosen={label.classes}
                multiple={multiple}
                readOnly={readOnly}
                labelledBy={legend}
                onChoose={choose}
              />
            ) : (
              <ClassOptions looks={looks} chosen={label.classes} multiple={multiple} onChoose={choose} />
            )}
          </fieldset>
          <ToolBar steps={readOnly ? null : steps} help={HELP} keys={keys} looks={looks} />
        </div>
      </div>
      <Announcer words={words} token={event} patient={false} />
    </div>
  )
}
