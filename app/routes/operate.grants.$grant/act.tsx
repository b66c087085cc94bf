import { Form, useNavigation } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/components/button.tsx'
import { Card, INPUT } from '#app/components/ui.tsx'

/** One act of power over a grant, with the reason that goes with it. */
export function Act({
  intent,
  look,
}: {
  intent: 'suspend' | 'lift' | 'revoke'
  look: 'primary' | 'secondary' | 'danger'
}) {
  const { t } = useTranslation()
  const busy = useNavigation().state === 'submitting'
  return (
    <Card aria-labelledby={`${intent}-title`}>
      <h2 id={`${intent}-title`} className="text-lg font-bold">
        {t(`operate:grant.act.${intent}`)}
      </h2>
      <p className="mt-1 mb-3 text-sm text-muted">{t(`operate:grant.actHint.${intent}`)}</p>
      <Form method="post">
        <input type="hidden" name="intent" value={intent} />
        <label htmlFor={`${intent}-reason`} className="mb-1 block font-medium">
          {t('operate:reasonSeen')}
        </label>
        <textarea
          id={`${intent}-reason`}
          name="reason"
          rows={2}
          minLength={3}
          maxLength={1000}
          required
          className={`${INPUT} mb-3`}
        />
        <Button look={look} className="w-full" disabled={busy}>
          {t(`operate:grant.act.${intent}`)}
        </Button>
      </Form>
    </Card>
  )
}
