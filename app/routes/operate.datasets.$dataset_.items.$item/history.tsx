import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { formatDateTime } from '#app/components/format.ts'

export interface GoldVersion {
  version: number
  at: string
  /** Null: the academy itself. */
  by: { id: string; name: string | null } | null
  reason: string | null
}

/** Every version of an item's gold: who wrote it, when and why. */
export function GoldHistory({ versions }: { versions: readonly GoldVersion[] }) {
  const { t, i18n } = useTranslation()
  if (versions.length === 0) return null
  return (
    <section aria-labelledby="versions" className="mt-6 max-w-2xl">
      <h2 id="versions" className="mb-2 text-xl font-bold">
        {t('operate:item.history')}
      </h2>
      <ol className="divide-y divide-line rounded-lg border border-line bg-raised">
        {versions.map(({ version, at, by, reason }) => (
          <li key={version} className="px-4 py-2">
            <p className="flex flex-wrap items-center gap-x-3">
              <span className="inline-flex min-h-11 items-center font-semibold">
                {t('operate:item.versionOf', { version })}
              </span>
              <span className="text-sm text-muted">
                {by ? (
                  <Link
                    to={`/operate/people/${by.id}`}
                    className="inline-flex min-h-11 items-center text-gold-ink underline"
                  >
                    {by.name ?? t('operate:nobody')}
                  </Link>
                ) : (
                  t('operate:academy')
                )}
              </span>
              <time dateTime={at} className="text-sm text-muted">
                {formatDateTime(at, i18n.language)}
              </time>
            </p>
            {reason ? <p className="break-words">{reason}</p> : null}
          </li>
        ))}
      </ol>
    </section>
  )
}
