import { useFetcher } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/components/button.tsx'
import { Card, Field } from '#app/components/ui.tsx'
import type { action } from '#app/routes/credentials.$credential_.name/route.ts'

/** The holder decides which name the page shows, or that it shows none. */
export function HolderName({ publicId, name }: { publicId: string; name: string | null }) {
  const { t } = useTranslation()
  const fetcher = useFetcher<typeof action>()
  const problem = fetcher.data && 'problem' in fetcher.data ? fetcher.data.problem : undefined
  const done = fetcher.state === 'idle' && fetcher.data && 'named' in fetcher.data
  return (
    <Card aria-labelledby="name" className="print:hidden">
      <h2 id="name" className="text-xl font-bold">
        {t('credential:name.title')}
      </h2>
      <p className="mt-1 mb-4 text-muted">{t('credential:name.text')}</p>
      <fetcher.Form method="post" action={`/credentials/${publicId}/name`}>
        <Field
          key={name}
          id="holder-name"
          name="name"
          label={t('credential:name.label')}
          hint={t('credential:name.hint')}
          error={problem ? t(problem) : undefined}
          defaultValue={name ?? ''}
          maxLength={80}
          autoComplete="name"
        />
        <div className="flex flex-wrap items-center gap-2">
          <Button>{t('credential:name.show')}</Button>
          {name ? (
            <Button look="secondary" name="hide" value="yes">
              {t('credential:name.hide')}
            </Button>
          ) : null}
          <span role="status" className="text-sm text-good">
            {done ? t('credential:name.done') : ''}
          </span>
        </div>
      </fetcher.Form>
    </Card>
  )
}
