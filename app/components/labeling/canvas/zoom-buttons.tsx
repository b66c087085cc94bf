import { useTranslation } from 'react-i18next'
import { Icon } from './icons.tsx'
import { ToolButton } from './tool-button.tsx'
import type { CanvasControl } from './use-canvas.ts'

const STEP = 1.5

export function ZoomButtons({ canvas }: { canvas: CanvasControl }) {
  const { t } = useTranslation('labeling')
  return (
    <div role="group" aria-label={t('zoom.group')} className="flex items-center">
      <ToolButton label={t('zoom.out')} keys="−" inactive={canvas.fitted} onClick={() => canvas.zoom(1 / STEP)}>
        <Icon name="zoom-out" />
      </ToolButton>
      <ToolButton label={t('zoom.fit')} keys="0" inactive={canvas.fitted} onClick={canvas.fit}>
        <Icon name="fit" />
      </ToolButton>
      <ToolButton label={t('zoom.in')} keys="+" onClick={() => canvas.zoom(STEP)}>
        <Icon name="zoom-in" />
      </ToolButton>
    </div>
  )
}
