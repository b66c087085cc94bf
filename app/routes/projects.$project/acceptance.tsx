import { useTranslation } from 'react-i18next'
import { Card } from '#app/components/ui.tsx'

interface Rules {
  share: number
  acceptScore: number
  window: number
  minimum: number
  floor: number
}

/** How work is accepted, hidden checks included: everything that a person may know before they start. */
export function Acceptance({ rules, leaseMinutes, paid }: { rules: Rules; leaseMinutes: number; paid: boolean }) {
  const { t } = useTranslation()
  const lines = [
    t('work:project.accept.lease', { count: leaseMinutes }),
    ...(rules.share > 0
      ? [
          t(paid ? 'work:project.accept.honeypots' : 'work:project.accept.honeypotsUnpaid', { share: rules.share }),
          t('work:project.accept.score', { score: rules.acceptScore }),
          t('work:project.accept.window', { floor: rules.floor, window: rules.window, minimum: rules.minimum }),
        ]
      : []),
    ...(paid ? [t('work:project.accept.pay')] : []),
  ]
  return (
    <Card aria-labelledby="acceptance">
      <h2 id="acceptance" className="mb-3 text-xl font-bold">
        {t('work:project.acceptance')}
      </h2>
      <ul className="max-w-prose list-outside list-disc space-y-2 pl-5 marker:text-gold">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Card>
  )
}
