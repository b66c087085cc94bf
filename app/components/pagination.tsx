import { Link, useSearchParams } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { buttonClass } from './button.tsx'

/** Previous and next of a paged list. Pages count from 1; `hasNext` comes from having read one row more than shown. */
export function Pagination({ page, hasNext }: { page: number; hasNext: boolean }) {
  const { t } = useTranslation()
  const [search] = useSearchParams()
  if (page === 1 && !hasNext) return null
  const to = (target: number) => {
    const next = new URLSearchParams(search)
    next.set('page', String(target))
    return `?${next}`
  }
  return (
    <nav aria-label={t('common:pages')} className="mt-4 flex items-center justify-between gap-2">
      {page > 1 ? (
        <Link className={buttonClass('secondary')} to={to(page - 1)} rel="prev">
          {t('common:previous')}
        </Link>
      ) : (
        <span />
      )}
      <span className="text-sm text-muted">{t('common:page', { page })}</span>
      {hasNext ? (
        <Link className={buttonClass('secondary')} to={to(page + 1)} rel="next">
          {t('common:next')}
        </Link>
      ) : (
        <span />
      )}
    </nav>
  )
}
