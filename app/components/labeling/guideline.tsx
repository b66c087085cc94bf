import { useEffect, useRef, useState, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '#app/components/labeling/canvas/icons.tsx'
import { BUTTON, ToolButton } from '#app/components/labeling/canvas/tool-button.tsx'
import { Key } from './class-legend.tsx'
import { ariaKeyOf, boundTo, keyOf } from './keys/chords.ts'
import { GUIDELINE_BINDINGS } from './keys/common-keys.ts'
import { useBindings } from './keys/use-bindings.ts'
import { composes } from './use-tool-keys.ts'

/** What the task asks for, in HTML that the server has made safe. */
export type Guideline = { title: string; html: string }

const WRITES = 'textarea, select, input:not([type=radio], [type=checkbox]), [contenteditable], dialog'

type Props = { guideline: Guideline; root: RefObject<HTMLElement>; tool: string }

/** A button over the tool, and a key anywhere in it, open the guideline; closing gives the focus back. */
export function GuidelineButton({ guideline, root, tool }: Props) {
  const { t } = useTranslation('labeling')
  const { bindings } = useBindings(tool, GUIDELINE_BINDINGS)
  const [open, setOpen] = useState(false)
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (open && !dialog.current?.open) dialog.current?.showModal()
  }, [open])
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { target } = event
      if (event.defaultPrevented || composes(event) || !boundTo(event, 'elsewhere', bindings)) return
      if (!(target instanceof Element) || target.closest(WRITES)) return
      if (target !== document.body && !root.current?.contains(target)) return
      event.preventDefault()
      setOpen(true)
    }
    // On the window, after every tool: a class or a command with the same key keeps it.
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [root, bindings])
  return (
    <div className="mb-2 flex justify-end">
      <button
        type="button"
        aria-keyshortcuts={ariaKeyOf(bindings, 'guideline')}
        onClick={() => setOpen(true)}
        className={BUTTON}
      >
        {t('guideline.show')}
        <Key>{keyOf(bindings, 'guideline')}</Key>
      </button>
      {open ? (
        <dialog
          ref={dialog}
          onClose={() => setOpen(false)}
          aria-label={guideline.title}
          className="lab-dialog m-auto max-h-[85svh] w-[min(44rem,calc(100vw-2rem))] overflow-y-auto rounded-lg border border-line bg-raised p-4 text-ink"
        >
          <div className="mb-2 flex items-center justify-between gap-2">
            <p className="text-lg font-bold">{guideline.title}</p>
            <ToolButton label={t('help.close')} onClick={() => dialog.current?.close()}>
              <Icon name="close" />
            </ToolButton>
          </div>
          <div className="lesson-prose prose max-w-none" dangerouslySetInnerHTML={{ __html: guideline.html }} />
        </dialog>
      ) : null}
    </div>
  )
}
