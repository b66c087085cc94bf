import { Form } from '@remix-run/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/components/button.tsx'

/** Gives the task back, after one question: it cannot be undone. */
export function GiveBack() {
  const { t } = useTranslation()
  const [asking, setAsking] = useState(false)
  if (!asking)
    return (
      <Button type="button" look="quiet" onClick={() => setAsking(true)}>
        {t('work:assignment.giveBack')}
      </Button>
    )
  return (
    <Form method="post" className="max-w-sm rounded-lg border border-line bg-raised p-4">
      <p className="font-semibold">{t('work:assignment.giveBackAsk')}</p>
      <p className="mt-1 mb-3 text-sm text-muted">{t('work:assignment.giveBackText')}</p>
      <div className="flex flex-wrap gap-2">
        <Button look="secondary" name="intent" value="return">
          {t('work:assignment.giveBack')}
        </Button>
        <Button type="button" look="quiet" onClick={() => setAsking(false)}>
          {t('work:assignment.keep')}
        </Button>
      </div>
    </Form>
  )
}
