import { useEffect, useRef, useState, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '#app/components/labeling/canvas/icons.tsx'
import { BUTTON, ToolButton } from '#app/components/labeling/canvas/tool-button.tsx'
import { Key } from './class-legend.tsx'
import { placeOf } from './keys/chords.ts'

/** What the task asks for, in HTML that the server has made safe. */
export type Guideline = { title: string; html: string }

const WRITES = 'textarea, select, input:not([type=radio], [type=checkbox]), [contenteditable], dialog'

/** A button over the tool, and the key G anywhere in it, open the guideline; closing gives the focus back. */
export function GuidelineButton({ guideline, root }: { guideline: Guideline; root: RefObject<HTMLElement> }) {
  const { t } = useTranslation('labeling')
  const [open, setOpen] = useState(false)
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (open && !dialog.current?.open) dialog.current?.showModal()
  }, [open])
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { target, ctrlKey, metaKey, altKey } = event
      if (event.defaultPrevented || event.isComposing || ctrlKey || metaKey || altKey) return
      if (placeOf(event) !== 'G') return
      if (!(target instanceof Element) || target.closest(WRITES)) return
      if (target !== document.body && !root.current?.contains(target)) return
      event.preventDefault()
      setOpen(true)
    }
    // On the window, after every tool: a class whose key is G keeps it.
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [root])
  return (
    <div className="mb-2 flex justify-end">
      <button type="button" aria-keyshortcuts="G" onClick={() => setOpen(true)} className={BUTTON}>
        {t('guideline.show')}
        <Key>G</Key>
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
