import { Form, useNavigation, useSubmit } from '@remix-run/react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/components/button.tsx'
import { Notice } from '#app/components/ui.tsx'
import { isEmptyLabel, mayBeEmpty } from '#app/domain/labels/empty.ts'
import type { Label } from '#app/domain/labels/label.ts'

interface Props {
  label: Label
  /** Whether the label leaves something open that its item asks for. */
  open: boolean
  disabled: boolean
  /** How long the task has been in sight, in milliseconds. */
  visibleTime: () => number
}

/**
 * Hands the answer in. One that says nothing is asked about first, one that leaves something open is not sent; without a
 * connection nothing is sent and all stays.
 */
export function HandIn({ label, open, disabled, visibleTime }: Props) {
  const { t } = useTranslation()
  const submit = useSubmit()
  const navigating = useNavigation().state !== 'idle'
  const [asked, setAsked] = useState(false)
  const [line, setLine] = useState<'idle' | 'trying' | 'lost'>('idle')
  const busy = navigating || line === 'trying'
  const empty = isEmptyLabel(label)
  const sure = !open && (!empty || (asked && mayBeEmpty(label.kind)))

  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    if (!sure) return setAsked(true)
    form.set('visibleMs', String(visibleTime()))
    setLine('trying')
    const reachable = await isReachable()
    setLine(reachable ? 'idle' : 'lost')
    if (reachable) submit(form, { method: 'post' })
  }
  return (
    <Form method="post" onSubmit={(event) => void onSubmit(event)}>
      <input type="hidden" name="intent" value="submit" />
      <input type="hidden" name="label" value={JSON.stringify(label)} />
      {line === 'lost' ? (
        <Notice tone="bad" title={t('work:assignment.offline')} className="mb-3">
          {t('work:assignment.offlineText')}
        </Notice>
      ) : null}
      {empty && asked ? (
        <p role="alert" className="mb-2 text-warn">
          {t(mayBeEmpty(label.kind) ? `work:assignment.nothing.${label.kind}` : 'work:assignment.chooseFirst')}
        </p>
      ) : null}
      {open && !empty && asked ? (
        <p role="alert" className="mb-2 text-warn">
          {t('work:assignment.open')}
        </p>
      ) : null}
      <Button disabled={busy || disabled}>
        {busy
          ? t('work:assignment.submitting')
          : empty && sure
            ? t('work:assignment.nothingYes')
            : t('work:assignment.submit')}
      </Button>
    </Form>
  )
}

/** Whether the server answers at all. Asked first, because a form that is lost on the way takes its page with it. */
async function isReachable(): Promise<boolean> {
  try {
    await fetch('/favicon.svg', { method: 'HEAD', cache: 'no-store', signal: AbortSignal.timeout(8000) })
    return true
  } catch {
    return false
  }
}
