import { memo, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Key } from '#app/components/labeling/class-legend.tsx'
import type { AttributeLook } from './attributes.ts'
import { shownChord } from '#app/components/labeling/keys/chords.ts'
import type { Shape } from './shape.ts'

type Props = {
  attributes: readonly AttributeLook[]
  shape: Shape
  locked: boolean
  onAttribute: (id: string, name: string, value: boolean | string | undefined) => void
}

/** What is said of the selected shape: flags to turn on and off, values to choose from, each with its key. */
export const AttributePanel = memo(function AttributePanel({ attributes, shape, locked, onAttribute }: Props) {
  const { t } = useTranslation('labeling')
  const id = useId()
  return (
    <div role="group" aria-labelledby={id} className="min-w-0">
      <p id={id} className="mb-1.5 text-sm font-semibold text-muted">
        {t('attributes.title')}
      </p>
      <div className="grid gap-1.5 text-sm text-ink">
        {attributes.map((look) => {
          const value = shape.attributes?.[look.name]
          const change = (next: boolean | string | undefined) => onAttribute(shape.id, look.name, next)
          return (
            <label
              key={look.name}
              className="flex min-h-11 min-w-0 flex-wrap items-center gap-2 rounded-lg border border-line bg-raised px-2 py-1 font-medium has-[input:checked]:border-gold has-[input:checked]:bg-gold-soft"
            >
              {look.values ? null : (
                <input
                  type="checkbox"
                  checked={value === true}
                  disabled={locked}
                  onChange={(event) => change(event.target.checked || undefined)}
                  className="lab-radio size-5 shrink-0"
                />
              )}
              <span className="min-w-0 flex-1 leading-tight">{look.title}</span>
              {look.values ? (
                <select
                  value={typeof value === 'string' ? value : ''}
                  disabled={locked}
                  onChange={(event) => change(event.target.value || undefined)}
                  className="min-h-11 min-w-0 rounded-lg border border-line bg-raised px-2 text-ink"
                >
                  <option value="">{t('attributes.none')}</option>
                  {look.values.map((one) => (
                    <option key={one.name} value={one.name}>
                      {one.title}
                    </option>
                  ))}
                </select>
              ) : null}
              {look.chord ? <Key>{shownChord(look.chord)}</Key> : null}
            </label>
          )
        })}
      </div>
    </div>
  )
})
