import { useTranslation } from 'react-i18next'
import { Badge } from '#app/components/ui.tsx'

/** How an import went, in a word. */
export function RunBadge({ state, problems }: { state: 'running' | 'done' | 'failed'; problems: number }) {
  const { t } = useTranslation()
  if (state === 'running') return <Badge tone="info">{t('operate:imports.state.running')}</Badge>
  if (state === 'failed') return <Badge tone="bad">{t('operate:imports.state.failed')}</Badge>
  return problems > 0 ? (
    <Badge tone="warn">{t('operate:imports.state.partly')}</Badge>
  ) : (
    <Badge tone="good">{t('operate:imports.state.done')}</Badge>
  )
}
