import type { ReactNode, RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '#app/components/labeling/canvas/icons.tsx'
import { ToolButton } from '#app/components/labeling/canvas/tool-button.tsx'
import type { CanvasControl } from '#app/components/labeling/canvas/use-canvas.ts'
import { ZoomButtons } from '#app/components/labeling/canvas/zoom-buttons.tsx'

type Props = {
  bar: RefObject<HTMLDivElement>
  canvas: CanvasControl
  readOnly: boolean
  /** What the delete button would delete, in words. */
  deleteLabel: string
  canUndo: boolean
  canRedo: boolean
  canDelete: boolean
  tags: boolean
  onUndo: () => void
  onRedo: () => void
  onDelete: () => void
  onTags: () => void
  onHelp: () => void
  /** The key of a command, as the person has it. */
  keyOf: (id: string) => string
}

const BAR = 'flex flex-wrap items-center justify-between rounded-lg border border-line bg-raised'

/** The buttons under the canvas, where a thumb reaches them: eight of 44 pixels fit a small phone. */
export function Toolbar({ bar, canvas, readOnly, keyOf, ...props }: Props) {
  const { t } = useTranslation('labeling')
  return (
    <div ref={bar} role="group" aria-label={t('edit.group')} className={BAR}>
      {readOnly ? null : (
        <div className="flex items-center">
          <ToolButton label={t('edit.undo')} keys={keyOf('undo')} inactive={!props.canUndo} onClick={props.onUndo}>
            <Icon name="undo" />
          </ToolButton>
          <ToolButton label={t('edit.redo')} keys={keyOf('redo')} inactive={!props.canRedo} onClick={props.onRedo}>
            <Icon name="redo" />
          </ToolButton>
          <ToolButton
            label={props.deleteLabel}
            keys={keyOf('delete')}
            inactive={!props.canDelete}
            onClick={props.onDelete}
          >
            <Icon name="delete" />
          </ToolButton>
        </div>
      )}
      <ZoomButtons canvas={canvas} />
      <div className="flex items-center">
        <ToolButton label={t('edit.tags')} aria-pressed={props.tags} onClick={props.onTags}>
          <Icon name="tags" />
        </ToolButton>
        <ToolButton label={t('edit.help')} keys={keyOf('help')} onClick={props.onHelp}>
          <Icon name="help" />
        </ToolButton>
      </div>
    </div>
  )
}

type MoreProps = {
  readOnly: boolean
  canCopy: boolean
  canPaste: boolean
  magnifier: boolean
  onCopy: () => void
  onPaste: () => void
  onMagnifier: () => void
  keyOf: (id: string) => string
  /** Buttons that only this kind of shape has. */
  children?: ReactNode
}

/** What is needed less often, in a second row. */
export function MoreTools({ readOnly, children, keyOf, ...props }: MoreProps) {
  const { t } = useTranslation('labeling')
  return (
    <div role="group" aria-label={t('edit.more')} className={BAR}>
      <div className="flex items-center">
        {readOnly ? null : (
          <>
            <ToolButton label={t('edit.copy')} keys={keyOf('copy')} inactive={!props.canCopy} onClick={props.onCopy}>
              <Icon name="copy" />
            </ToolButton>
            <ToolButton
              label={t('edit.paste')}
              keys={keyOf('paste')}
              inactive={!props.canPaste}
              onClick={props.onPaste}
            >
              <Icon name="paste" />
            </ToolButton>
          </>
        )}
        <ToolButton
          label={t('edit.magnifier')}
          keys={keyOf('magnify')}
          aria-pressed={props.magnifier}
          onClick={props.onMagnifier}
        >
          <Icon name="magnify" />
        </ToolButton>
      </div>
      {children}
    </div>
  )
}
