import { useTranslation } from 'react-i18next'
import { formatMoney } from '#app/components/format.ts'

interface WorkFacts {
  pay: { amountMinor: number; currency: string } | null
  tasks: { count: number; orMore: boolean }
  usualMinutes: number | null
  leaseMinutes: number
}

/** What a person wants to know before starting: what it pays, how much there really is, how long it takes. */
export function Facts({ pay, tasks, usualMinutes, leaseMinutes }: WorkFacts) {
  const { t, i18n } = useTranslation()
  const left =
    tasks.count === 0
      ? t('work:fact.noTasks')
      : t(tasks.orMore ? 'work:fact.tasksMore' : 'work:fact.tasks_count', { count: tasks.count })
  return (
    <div className="@container">
      <dl className="grid gap-x-6 gap-y-3 @md:grid-cols-3">
        <Fact name={t('work:fact.pay')} strong>
          {pay
            ? t('work:fact.payPerTask', { amount: formatMoney(pay.amountMinor, pay.currency, i18n.language) })
            : t('work:fact.unpaid')}
        </Fact>
        <Fact name={t('work:fact.tasks')}>{left}</Fact>
        <Fact name={t('work:fact.time')}>
          {usualMinutes === null
            ? t('work:fact.timeUnknown', { count: leaseMinutes })
            : t('work:fact.usual', { count: usualMinutes })}
        </Fact>
      </dl>
    </div>
  )
}

function Fact({ name, strong = false, children }: { name: string; strong?: boolean; children: string }) {
  return (
    <div>
      <dt className="text-sm text-muted">{name}</dt>
      <dd className={strong ? 'font-semibold' : ''}>{children}</dd>
    </div>
  )
}
