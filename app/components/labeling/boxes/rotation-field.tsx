import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { NumberField } from '#app/components/labeling/shapes/number-field.tsx'

type Props = { degrees: number; disabled: boolean; onChange: (degrees: number) => void }

/** The angle of the selected box as a number. */
export function RotationField({ degrees, disabled, onChange }: Props) {
  const { t } = useTranslation('labeling')
  const id = useId()
  return (
    <div className="flex min-h-11 items-center gap-2 text-sm text-ink">
      <label htmlFor={id} className="min-w-0 flex-1 font-semibold text-muted">
        {t('boxes.rotation')}
      </label>
      <NumberField
        id={id}
        min={-180}
        max={180}
        step={1}
        value={degrees}
        disabled={disabled}
        onChange={onChange}
        className="min-h-11 w-24 rounded-lg border border-line bg-raised px-2 text-right tabular-nums"
      />
    </div>
  )
}
