import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { buttonClass } from '#app/components/button.tsx'

interface Neighbour {
  id: string
  key: string
}

/** From item to item of a dataset, in the order of its list. `at` is the address that ids follow. */
export function ItemWalk({
  at,
  neighbours: { previous, next },
}: {
  at: string
  neighbours: { previous: Neighbour | null; next: Neighbour | null }
}) {
  const { t } = useTranslation()
  if (!previous && !next) return null
  return (
    <nav aria-label={t('operate:item.walk.title')} className="mb-4 flex items-center justify-between gap-2">
      <Step at={at} to={previous} rel="prev" />
      <Step at={at} to={next} rel="next" />
    </nav>
  )
}

function Step({ at, to, rel }: { at: string; to: Neighbour | null; rel: 'prev' | 'next' }) {
  const { t } = useTranslation()
  if (!to) return <span />
  return (
    <Link to={`${at}/${to.id}`} rel={rel} className={buttonClass('secondary', 'min-w-0 max-w-1/2')}>
      {rel === 'prev' ? <span aria-hidden="true">←</span> : null}
      <span className="min-w-0 truncate">
        {t(`operate:item.walk.${rel}`)}
        <span className="sr-only sm:not-sr-only"> {to.key}</span>
      </span>
      {rel === 'next' ? <span aria-hidden="true">→</span> : null}
    </Link>
  )
}
