import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '#app/components/labeling/canvas/icons.tsx'
import { ToolButton } from '#app/components/labeling/canvas/tool-button.tsx'
import type { CanvasControl } from '#app/components/labeling/canvas/use-canvas.ts'
import { ZoomButtons } from '#app/components/labeling/canvas/zoom-buttons.tsx'

type Props = {
  bar: RefObject<HTMLDivElement>
  canvas: CanvasControl
  readOnly: boolean
  canUndo: boolean
  canRedo: boolean
  canDelete: boolean
  tags: boolean
  onUndo: () => void
  onRedo: () => void
  onDelete: () => void
  onTags: () => void
  onHelp: () => void
}

/** The buttons under the canvas, where a thumb reaches them: eight of 44 pixels fit a small phone. */
export function BoxesToolbar({ bar, canvas, readOnly, ...props }: Props) {
  const { t } = useTranslation('labeling')
  return (
    <div
      ref={bar}
      role="group"
      aria-label={t('edit.group')}
      className="flex flex-wrap items-center justify-between rounded-lg border border-line bg-raised"
    >
      {readOnly ? null : (
        <div className="flex items-center">
          <ToolButton label={t('edit.undo')} keys="Ctrl+Z" inactive={!props.canUndo} onClick={props.onUndo}>
            <Icon name="undo" />
          </ToolButton>
          <ToolButton label={t('edit.redo')} keys="Ctrl+Shift+Z" inactive={!props.canRedo} onClick={props.onRedo}>
            <Icon name="redo" />
          </ToolButton>
          <ToolButton label={t('edit.delete')} keys="Delete" inactive={!props.canDelete} onClick={props.onDelete}>
            <Icon name="delete" />
          </ToolButton>
        </div>
      )}
      <ZoomButtons canvas={canvas} />
      <div className="flex items-center">
        <ToolButton label={t('edit.tags')} aria-pressed={props.tags} onClick={props.onTags}>
          <Icon name="tags" />
        </ToolButton>
        <ToolButton label={t('edit.help')} keys="?" onClick={props.onHelp}>
          <Icon name="help" />
        </ToolButton>
      </div>
    </div>
  )
}
