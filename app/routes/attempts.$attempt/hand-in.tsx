import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/components/button.tsx'

interface Props {
  /** Numbers, from 1, of the pictures without an answer. */
  unanswered: number[]
  items: number
  ending: 'no' | 'saving' | 'failed'
  onConfirm: () => void
  onGoTo: (number: number) => void
}

/** Handing in: asked once more, naming what is not answered, because it cannot be undone. */
export function HandIn({ unanswered, items, ending, onConfirm, onGoTo }: Props) {
  const { t } = useTranslation()
  const dialog = useRef<HTMLDialogElement>(null)
  const busy = ending === 'saving'
  useEffect(() => {
    if (ending === 'failed') dialog.current?.querySelector<HTMLElement>('[role=alert]')?.focus()
  }, [ending])
  return (
    <>
      <Button type="button" onClick={() => dialog.current?.showModal()}>
        {t('exam:handIn.open')}
      </Button>
      <dialog
        ref={dialog}
        aria-labelledby="hand-in-title"
        className="m-auto w-[min(32rem,calc(100vw-2rem))] rounded-lg border border-line bg-raised p-5 text-ink backdrop:bg-ink/40"
      >
        <h2 id="hand-in-title" className="text-xl font-bold">
          {t('exam:handIn.title')}
        </h2>
        {unanswered.length === 0 ? (
          <p className="mt-3">{t('exam:handIn.complete', { count: items })}</p>
        ) : (
          <>
            <p className="mt-3 font-medium text-warn">{t('exam:handIn.unanswered', { count: unanswered.length })}</p>
            <ul className="mt-2 flex flex-wrap gap-2">
              {unanswered.map((number) => (
                <li key={number}>
                  <Button
                    type="button"
                    look="secondary"
                    onClick={() => {
                      dialog.current?.close()
                      onGoTo(number)
                    }}
                  >
                    {t('exam:handIn.goTo', { number })}
                  </Button>
                </li>
              ))}
            </ul>
          </>
        )}
        <p className="mt-3 text-muted">{t('exam:handIn.final')}</p>
        {ending === 'failed' ? (
          <p role="alert" tabIndex={-1} className="mt-3 rounded-lg bg-bad-soft p-3 text-bad">
            {t('exam:handIn.failed')}
          </p>
        ) : null}
        <div className="mt-5 flex flex-wrap justify-end gap-2">
          <Button type="button" look="secondary" onClick={() => dialog.current?.close()}>
            {t('exam:handIn.back')}
          </Button>
          <Button type="button" disabled={busy} onClick={onConfirm}>
            {t(busy ? 'exam:handIn.busy' : 'exam:handIn.confirm')}
          </Button>
        </div>
      </dialog>
    </>
  )
}
