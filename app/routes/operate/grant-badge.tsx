import { useTranslation } from 'react-i18next'
import { Badge } from '#app/components/ui.tsx'

const TONES = { valid: 'good', suspended: 'warn', expired: 'plain', revoked: 'bad' } as const

/** The state of a grant, in a word. */
export function GrantBadge({ state }: { state: keyof typeof TONES }) {
  const { t } = useTranslation()
  return <Badge tone={TONES[state]}>{t(`operate:grant.state.${state}`)}</Badge>
}
