import { useTranslation } from 'react-i18next'
import { buttonClass } from '#app/components/button.tsx'
import { A } from './link.tsx'

const KIND: Record<number, string> = { 400: 'bad', 403: 'forbidden', 404: 'notFound', 429: 'tooMany' }

/** An error in words: what happened, that nothing was lost, and what to do next. */
export function ErrorPage({ status, problems }: { status: number; problems?: { where: string; message: string }[] }) {
  const { t, i18n } = useTranslation()
  const kind = KIND[status] ?? (status >= 500 ? 'crash' : 'bad')
  return (
    <div className="mx-auto max-w-xl py-12 text-center">
      <p className="font-mono text-sm text-muted">{status}</p>
      <h1 className="mt-2 text-2xl font-bold">{t(`common:error.${kind}Title`)}</h1>
      <p className="mt-3 text-muted">{t(`common:error.${kind}`)}</p>
      {problems?.length ? (
        <ul className="mt-4 list-inside list-disc text-left">
          {problems.map(({ where, message }) => (
            <li key={where + message}>
              <code>{where}</code> {i18n.exists(message) ? t(message) : message}
            </li>
          ))}
        </ul>
      ) : null}
      <p className="mt-8">
        <A href="/" className={buttonClass('secondary')}>
          {t('common:error.home')}
        </A>
      </p>
    </div>
  )
}
