import { Suspense, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '#app/components/labeling/canvas/icons.tsx'
import { ToolButton } from '#app/components/labeling/canvas/tool-button.tsx'
import type { ClassLook } from './classes.ts'
import { keyOf } from './keys/chords.ts'
import type { ToolHelp } from './keys/tool-help.ts'
import type { Keys } from './keys/use-keys.ts'
import { later } from './later.tsx'

/** Fetched when somebody asks for it. */
const ShortcutsDialog = later(async () => (await import('./keys/shortcuts-dialog.tsx')).ShortcutsDialog)

type Props = {
  steps: { undo: () => void; redo: () => void; canUndo: boolean; canRedo: boolean } | null
  help: ToolHelp
  keys: Keys<unknown>
  /** The classes whose keys are taken. */
  looks?: readonly ClassLook[]
  /** Buttons that only this tool has. */
  children?: ReactNode
}

/** Undo, redo, the tool's own buttons, and the keys. Without steps (read only) nothing can be undone. */
export function ToolBar({ steps, help, keys, looks = [], children }: Props) {
  const { t } = useTranslation('labeling')
  const { tool, open, show, hide, bindings, changed, set, reset } = keys
  return (
    <div
      role="group"
      aria-label={t('edit.group')}
      className="flex flex-wrap items-center justify-between rounded-lg border border-line bg-raised"
    >
      {steps ? (
        <div className="flex items-center">
          <ToolButton
            label={t('edit.undo')}
            keys={keyOf(bindings, 'undo')}
            inactive={!steps.canUndo}
            onClick={steps.undo}
          >
            <Icon name="undo" />
          </ToolButton>
          <ToolButton
            label={t('edit.redo')}
            keys={keyOf(bindings, 'redo')}
            inactive={!steps.canRedo}
            onClick={steps.redo}
          >
            <Icon name="redo" />
          </ToolButton>
        </div>
      ) : null}
      {children}
      <ToolButton label={t('edit.help')} keys={keyOf(bindings, 'help')} onClick={show} className="ml-auto">
        <Icon name="help" />
      </ToolButton>
      {open ? (
        <Suspense>
          <ShortcutsDialog {...{ tool, help, bindings, looks, changed }} onClose={hide} onSet={set} onReset={reset} />
        </Suspense>
      ) : null}
    </div>
  )
}
