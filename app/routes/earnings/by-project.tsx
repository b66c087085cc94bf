import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { formatMoney, formatNumber } from '#app/components/format.ts'

interface ProjectSum {
  slug: string
  title: string
  accepted: number
  rejected: number
  held: number
  earned: { amountMinor: number; currency: string }[]
}

/** How a person's work went, project by project; unpaid projects too. */
export function ByProject({ projects }: { projects: ProjectSum[] }) {
  const { t, i18n } = useTranslation()
  const number = (value: number) => formatNumber(value, i18n.language)
  return (
    <section aria-labelledby="by-project" className="mt-10">
      <h2 id="by-project" className="mb-3 text-xl font-bold">
        {t('work:earnings.byProject')}
      </h2>
      <ul className="grid gap-3 sm:grid-cols-2">
        {projects.map(({ slug, title, accepted, rejected, held, earned }) => (
          <li key={slug} className="rounded-lg border border-line bg-raised p-4">
            <div className="flex flex-wrap items-baseline justify-between gap-x-4">
              <h3 className="font-semibold">
                <Link to={`/projects/${slug}`} className="text-ink underline">
                  {title}
                </Link>
              </h3>
              <p className="font-semibold tabular-nums">
                {earned.map((money) => formatMoney(money.amountMinor, money.currency, i18n.language)).join(' + ') ||
                  t('work:fact.unpaid')}
              </p>
            </div>
            <dl className="mt-2 flex flex-wrap gap-x-6 gap-y-1 text-sm">
              {(
                [
                  ['accepted', accepted],
                  ['rejected', rejected],
                  ['held', held],
                ] as const
              ).map(([name, count]) => (
                <div key={name} className="flex gap-1.5">
                  <dt className="text-muted">{t(`work:earnings.${name}`)}</dt>
                  <dd className="tabular-nums">{number(count)}</dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
      {projects.some(({ held }) => held > 0) ? (
        <p className="mt-3 max-w-prose text-sm text-muted">{t('work:earnings.heldMeans')}</p>
      ) : null}
    </section>
  )
}
