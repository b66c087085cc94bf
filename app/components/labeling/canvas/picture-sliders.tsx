import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { BUTTON } from './tool-button.tsx'
import type { CanvasControl } from './use-canvas.ts'

const PLAIN = { brightness: 100, contrast: 100 }
const LIGHTS = ['brightness', 'contrast'] as const

/** Brightness and contrast of the picture alone, for dark corners and pale edges. The label does not change. */
export function PictureSliders({ canvas }: { canvas: CanvasControl }) {
  const { t } = useTranslation('labeling')
  const id = useId()
  const [light, setLight] = useState(PLAIN)
  const tune = (next: typeof PLAIN) => {
    setLight(next)
    const plain = next.brightness === 100 && next.contrast === 100
    const { svg } = canvas
    if (plain) svg.current?.parentElement?.style.removeProperty('--lab-light')
    else
      svg.current?.parentElement?.style.setProperty(
        '--lab-light',
        `brightness(${next.brightness}%) contrast(${next.contrast}%)`,
      )
  }
  return (
    <div className="grid gap-2 px-3 pb-3">
      {LIGHTS.map((which) => (
        <div key={which} className="flex flex-wrap items-center gap-x-2">
          <label htmlFor={`${id}-${which}`} className="basis-22">
            {t(`light.${which}`)}
          </label>
          <input
            id={`${id}-${which}`}
            type="range"
            min={30}
            max={300}
            step={5}
            value={light[which]}
            onChange={(event) => tune({ ...light, [which]: Number(event.target.value) })}
            className="lab-range h-11 min-w-0 flex-1 basis-40"
          />
          <span className="ml-auto basis-14 text-right text-muted tabular-nums">
            {t('light.percent', { percent: light[which] })}
          </span>
        </div>
      ))}
      <button type="button" className={BUTTON} onClick={() => tune(PLAIN)}>
        {t('light.reset')}
      </button>
    </div>
  )
}
