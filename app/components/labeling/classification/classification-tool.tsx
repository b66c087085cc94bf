import { useEffect, useId, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ClassificationLabel } from '#app/domain/labels/classification.ts'
import { Canvas } from '#app/components/labeling/canvas/canvas.tsx'
import { useCanvas } from '#app/components/labeling/canvas/use-canvas.ts'
import { ZoomButtons } from '#app/components/labeling/canvas/zoom-buttons.tsx'
import { Key } from '#app/components/labeling/class-legend.tsx'
import { classLooks, classOfKey } from '#app/components/labeling/classes.ts'
import type { ToolProps } from '#app/components/labeling/contract.ts'

type Props = ToolProps<ClassificationLabel> & {
  /** What is asked about the picture. */
  question?: string
}

/** One class for the whole picture: big buttons, the arrow keys, or the class's own key. */
export function ClassificationTool({ item, taxonomy, question, value, onChange, readOnly = false }: Props) {
  const { t, i18n } = useTranslation('labeling')
  const looks = useMemo(() => classLooks(taxonomy, i18n.language), [taxonomy, i18n.language])
  const canvas = useCanvas(item)
  const root = useRef<HTMLDivElement>(null)
  const group = useId()
  const choose = (name: string) => {
    if (!readOnly && value.classes[0] !== name) onChange?.({ kind: 'classification', classes: [name] })
  }

  const latest = useRef({ looks, choose })
  useEffect(() => {
    latest.current = { looks, choose }
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const target = event.target
      if (event.ctrlKey || event.metaKey || event.altKey || !(target instanceof Element)) return
      const here = root.current?.contains(target) || (target === document.body && root.current?.matches(':hover'))
      if (!here) return
      const { looks, choose } = latest.current
      const letter = /^(?:Key|Digit)(.)$/.exec(event.code)?.[1] ?? ''
      const look = classOfKey(looks, event.key) ?? classOfKey(looks, letter)
      if (!look) return
      event.preventDefault()
      choose(look.name)
      root.current?.querySelector<HTMLElement>(`input[value="${CSS.escape(look.name)}"]`)?.focus()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])

  return (
    <div ref={root} className="@container">
      <div className="grid items-start gap-3 @3xl:grid-cols-[minmax(0,1fr)_17rem]">
        <div className="grid min-w-0 gap-2">
          <Canvas canvas={canvas} item={item} mode="look" />
          <div className="flex justify-center rounded-lg border border-line bg-raised">
            <ZoomButtons canvas={canvas} />
          </div>
        </div>
        <fieldset className="min-w-0" disabled={readOnly}>
          <legend className="mb-2 text-lg font-semibold text-ink">{question ?? t('classification.question')}</legend>
          <div className="lab-answers grid gap-2">
            {looks.map((look) => (
              <label
                key={look.name}
                className="flex min-h-14 cursor-pointer items-center gap-3 rounded-lg border border-line bg-raised px-4 py-2 font-medium text-ink hover:border-gold has-checked:border-gold has-checked:bg-gold-soft has-checked:ring-1 has-checked:ring-gold has-disabled:cursor-default has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-info"
              >
                <input
                  type="radio"
                  name={group}
                  value={look.name}
                  checked={value.classes.includes(look.name)}
                  onChange={() => choose(look.name)}
                  className="lab-radio size-5 shrink-0"
                />
                <span className="min-w-0 flex-1">{look.title}</span>
                {look.hotkey ? <Key>{look.hotkey.toUpperCase()}</Key> : null}
              </label>
            ))}
          </div>
        </fieldset>
      </div>
    </div>
  )
}
