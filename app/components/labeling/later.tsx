import { lazy, type ComponentType, type LazyExoticComponent } from 'react'
import { useTranslation } from 'react-i18next'
import { BUTTON } from '#app/components/labeling/canvas/tool-button.tsx'

/**
 * A part that is fetched when it is used. Where it cannot be (no connection, a new version of the academy since), it says
 * so in its place, and the page around it goes on.
 */
export function later<P>(load: () => Promise<ComponentType<P>>): LazyExoticComponent<ComponentType<P>> {
  return lazy(async () => ({ default: await load().catch((): ComponentType<P> => NotFetched) }))
}

function NotFetched() {
  const { t } = useTranslation('labeling')
  return (
    <div role="alert" className="grid justify-items-start gap-2 rounded-lg bg-warn-soft p-3 text-sm text-warn">
      <p>{t('later.failed')}</p>
      <button type="button" className={BUTTON} onClick={() => window.location.reload()}>
        {t('later.reload')}
      </button>
    </div>
  )
}
