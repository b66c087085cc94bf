import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '#app/components/labeling/canvas/icons.tsx'
import { ToolButton } from '#app/components/labeling/canvas/tool-button.tsx'
import { Key } from './class-legend.tsx'

/** What a tool's help says, as message keys. Of the keys a space separates several and a plus joins them. */
export type ToolHelp = { gestures: readonly string[]; keys: readonly (readonly [keys: string, text: string])[] }

/** Every key and gesture of a tool. */
export function KeyHelp({ help, open, onClose }: { help: ToolHelp; open: boolean; onClose: () => void }) {
  const { t } = useTranslation('labeling')
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (open && !dialog.current?.open) dialog.current?.showModal()
  }, [open])
  if (!open) return null
  return (
    <dialog
      ref={dialog}
      onClose={onClose}
      aria-label={t('help.title')}
      className="lab-dialog m-auto max-h-[85svh] w-[min(36rem,calc(100vw-2rem))] overflow-y-auto rounded-lg border border-line bg-raised p-4 text-ink"
    >
      <div className="mb-2 flex items-center justify-between gap-2">
        <p className="text-lg font-bold">{t('help.title')}</p>
        <ToolButton label={t('help.close')} onClick={() => dialog.current?.close()}>
          <Icon name="close" />
        </ToolButton>
      </div>
      <ul className="mb-4 list-disc space-y-1 pl-5">
        {help.gestures.map((key) => (
          <li key={key}>{t(key)}</li>
        ))}
      </ul>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] items-baseline gap-x-4 gap-y-2 text-sm">
        {help.keys.map(([keys, text]) => (
          <div key={text} className="contents">
            <dt className="flex max-w-40 flex-wrap gap-1">
              {keys.split(' ').map((key) => (
                <Key key={key}>{key}</Key>
              ))}
            </dt>
            <dd>{t(text)}</dd>
          </div>
        ))}
      </dl>
    </dialog>
  )
}
