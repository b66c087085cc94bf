import { Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { later } from '#app/components/labeling/later.tsx'
import { Icon } from './icons.tsx'
import type { CanvasControl } from './use-canvas.ts'

const PictureSliders = later(async () => (await import('./picture-sliders.tsx')).PictureSliders)

/** Brightness and contrast; fetched by who opens them. */
export function PictureLight({ canvas }: { canvas: CanvasControl }) {
  const { t } = useTranslation('labeling')
  const [asked, setAsked] = useState(false)
  return (
    <details
      onToggle={() => setAsked(true)}
      className="lab-sliders min-w-0 rounded-lg border border-line bg-raised text-sm text-ink"
    >
      <summary className="flex min-h-11 cursor-pointer items-center gap-2 px-3 font-medium">
        <Icon name="light" />
        {t('light.title')}
      </summary>
      {/* Only once it is asked for: a boundary of the server would be updated before it has come alive. */}
      {asked ? (
        <Suspense>
          <PictureSliders canvas={canvas} />
        </Suspense>
      ) : null}
    </details>
  )
}
