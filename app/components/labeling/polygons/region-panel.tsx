import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { BUTTON } from '#app/components/labeling/canvas/tool-button.tsx'
import { NumberField } from '#app/components/labeling/shapes/number-field.tsx'
import type { Mode } from './polygons-state.ts'

type ModeProps = {
  mode: Mode
  /** Whether a region is selected that can get parts and holes. */
  canAdd: boolean
  drawing: boolean
  onMode: (mode: Mode) => void
  onClose: () => void
}

const CHOICE = `${BUTTON} text-sm aria-pressed:border-gold aria-pressed:bg-gold-soft`

/** What the next ring becomes, and the button that closes the one being drawn. */
export function ModeButtons({ mode, canAdd, drawing, onMode, onClose }: ModeProps) {
  const { t } = useTranslation('labeling')
  return (
    <div role="group" aria-label={t('polygons.mode.group')} className="flex flex-wrap gap-1 p-1">
      {(['part', 'hole'] as const).map((which) => (
        <button
          key={which}
          type="button"
          aria-pressed={mode === which}
          aria-disabled={!canAdd || undefined}
          onClick={() => canAdd && onMode(mode === which ? 'region' : which)}
          className={CHOICE}
        >
          {t(`polygons.mode.${which}`)}
        </button>
      ))}
      <button
        type="button"
        aria-disabled={!drawing || undefined}
        onClick={() => drawing && onClose()}
        className={CHOICE}
      >
        {t('polygons.mode.close')}
      </button>
    </div>
  )
}

type SimplifyProps = {
  vertices: number
  tolerance: number
  disabled: boolean
  onTolerance: (tolerance: number) => void
  onSimplify: () => void
}

/** Fewer vertices for the selected region, within a tolerance in pixels. */
export function SimplifyPanel({ vertices, tolerance, disabled, onTolerance, onSimplify }: SimplifyProps) {
  const { t } = useTranslation('labeling')
  const id = useId()
  return (
    <div className="grid gap-1.5 text-sm text-ink">
      <p className="font-semibold text-muted">{t('polygons.vertices', { count: vertices })}</p>
      <div className="flex flex-wrap items-center gap-2">
        <label htmlFor={id} className="min-w-0 flex-1">
          {t('polygons.tolerance')}
        </label>
        <NumberField
          id={id}
          min={0}
          max={50}
          step={0.5}
          value={tolerance}
          onChange={onTolerance}
          className="min-h-11 w-20 rounded-lg border border-line bg-raised px-2 text-right tabular-nums"
        />
        <button
          type="button"
          aria-disabled={disabled || undefined}
          onClick={() => !disabled && onSimplify()}
          className={BUTTON}
        >
          {t('polygons.simplify')}
        </button>
      </div>
    </div>
  )
}
