import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '#app/components/labeling/canvas/icons.tsx'
import { ToolButton } from '#app/components/labeling/canvas/tool-button.tsx'
import { KeyHelp, type ToolHelp } from './key-help.tsx'

export type HelpControl = { open: boolean; show: () => void; hide: () => void }

export function useHelp(): HelpControl {
  const [open, setOpen] = useState(false)
  return { open, show: () => setOpen(true), hide: () => setOpen(false) }
}

type Props = {
  steps: { undo: () => void; redo: () => void; canUndo: boolean; canRedo: boolean } | null
  help: ToolHelp
  control: HelpControl
  /** Buttons that only this tool has. */
  children?: ReactNode
}

/** Undo, redo, the tool's own buttons, and the keys. Without steps (read only) nothing can be undone. */
export function ToolBar({ steps, help, control, children }: Props) {
  const { t } = useTranslation('labeling')
  return (
    <div
      role="group"
      aria-label={t('edit.group')}
      className="flex flex-wrap items-center justify-between rounded-lg border border-line bg-raised"
    >
      {steps ? (
        <div className="flex items-center">
          <ToolButton label={t('edit.undo')} keys="Ctrl+Z" inactive={!steps.canUndo} onClick={steps.undo}>
            <Icon name="undo" />
          </ToolButton>
          <ToolButton label={t('edit.redo')} keys="Ctrl+Shift+Z" inactive={!steps.canRedo} onClick={steps.redo}>
            <Icon name="redo" />
          </ToolButton>
        </div>
      ) : null}
      {children}
      <ToolButton label={t('edit.help')} keys="?" onClick={control.show} className="ml-auto">
        <Icon name="help" />
      </ToolButton>
      <KeyHelp help={help} open={control.open} onClose={control.hide} />
    </div>
  )
}
