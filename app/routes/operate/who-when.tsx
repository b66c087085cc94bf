import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { formatDateTime } from '#app/components/format.ts'

/** Who did something, and when. `who` is null for what the academy did itself. */
export function WhoWhen({ who, at }: { who: { id: string; name: string | null } | null; at: string }) {
  const { t, i18n } = useTranslation()
  return (
    <>
      <span className="text-sm text-muted">
        {who ? (
          <Link to={`/operate/people/${who.id}`} className="inline-flex min-h-11 items-center text-gold-ink underline">
            {who.name ?? t('operate:nobody')}
          </Link>
        ) : (
          t('operate:academy')
        )}
      </span>
      <time dateTime={at} className="text-sm text-muted">
        {formatDateTime(at, i18n.language)}
      </time>
    </>
  )
}
