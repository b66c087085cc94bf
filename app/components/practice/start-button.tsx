import { Form, useNavigation } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/components/button.tsx'

/**
 * Starts practice on a fresh picture, or goes on with the one that waits. A plain form: it works anywhere, without an
 * account and without JavaScript. Now and then a picture must be drawn first; then the button says so.
 */
export function StartButton({
  practice,
  label,
  look,
}: {
  practice: string
  label: string
  look?: 'primary' | 'secondary'
}) {
  const { t } = useTranslation()
  const navigation = useNavigation()
  const action = `/practice/${practice}`
  const busy = navigation.formAction === action
  return (
    <Form method="post" action={action}>
      <Button look={look} aria-disabled={busy}>
        {busy ? t('practice:preparing') : label}
      </Button>
      <span role="status" className="sr-only">
        {busy ? t('practice:preparing') : ''}
      </span>
    </Form>
  )
}
