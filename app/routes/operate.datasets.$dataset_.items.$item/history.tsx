import { useTranslation } from 'react-i18next'
import { WhoWhen } from '#app/routes/operate/who-when.tsx'

export interface GoldVersion {
  version: number
  at: string
  /** Null: the academy itself. */
  by: { id: string; name: string | null } | null
  reason: string | null
}

/** Every version of an item's gold: who wrote it, when and why. */
export function GoldHistory({ versions }: { versions: readonly GoldVersion[] }) {
  const { t } = useTranslation()
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
              <WhoWhen who={by} at={at} />
            </p>
            {reason ? <p className="break-words">{reason}</p> : null}
          </li>
        ))}
      </ol>
    </section>
  )
}
