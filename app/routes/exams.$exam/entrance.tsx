import { Form, useNavigation } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button, ButtonLink } from '#app/components/button.tsx'
import { formatDateTime } from '#app/components/format.ts'
import { Card } from '#app/components/ui.tsx'
import type { ExamView } from './shown-exam.ts'

/** The door of the exam: begin, go on, or what stands in the way. */
export function Entrance({ exam, signedUp }: { exam: ExamView; signedUp: boolean }) {
  const { t } = useTranslation()
  return (
    <Card aria-labelledby="entrance" className="order-1 lg:sticky lg:top-4 lg:order-2">
      <h2 id="entrance" className="text-xl font-bold">
        {t('exam:entrance.title')}
      </h2>
      {signedUp ? <Standing exam={exam} /> : <Visitor exam={exam} />}
    </Card>
  )
}

function Visitor({ exam }: { exam: ExamView }) {
  const { t } = useTranslation()
  return (
    <>
      <p className="mt-2 mb-4">{t('exam:entrance.visitor')}</p>
      <div className="grid gap-2">
        <ButtonLink to={`/join?to=/exams/${exam.slug}`}>{t('common:signUp')}</ButtonLink>
        <ButtonLink look="secondary" to={`/login?to=/exams/${exam.slug}`}>
          {t('common:logIn')}
        </ButtonLink>
      </div>
    </>
  )
}

function Standing({ exam: { standing, prerequisites } }: { exam: ExamView }) {
  const { t, i18n } = useTranslation()
  const busy = useNavigation().state !== 'idle'
  const time = (value: string) => formatDateTime(value, i18n.language)
  switch (standing?.outcome) {
    case 'eligible':
      return (
        <>
          <p className="mt-2">{t('exam:entrance.attemptsLeft', { count: standing.attemptsLeft })}</p>
          <p className="mt-2 mb-4 text-muted">{t('exam:entrance.clock')}</p>
          <Form method="post">
            <Button className="w-full" aria-disabled={busy}>
              {t(busy ? 'exam:entrance.beginning' : 'exam:entrance.begin')}
            </Button>
          </Form>
        </>
      )
    case 'open':
      return (
        <>
          <p className="mt-2 mb-4">{t('exam:entrance.open', { when: time(standing.deadlineAt) })}</p>
          <ButtonLink className="w-full" to={`/attempts/${standing.attempt}`}>
            {t('exam:entrance.resume')}
          </ButtonLink>
        </>
      )
    case 'awaiting-result':
      return (
        <>
          <p className="mt-2 mb-4">{t('exam:entrance.awaiting-result')}</p>
          <ButtonLink className="w-full" to={`/attempts/${standing.attempt}/result`}>
            {t('exam:entrance.seeResult')}
          </ButtonLink>
        </>
      )
    case 'too-early':
      return (
        <>
          <p className="mt-2">{t('exam:entrance.tooEarly', { when: time(standing.retryAt) })}</p>
          <p className="mt-2 mb-4 text-muted">{t('exam:entrance.attemptsLeft', { count: standing.attemptsLeft })}</p>
          <ButtonLink className="w-full" look="secondary" to="/practice">
            {t('exam:entrance.practise')}
          </ButtonLink>
        </>
      )
    case 'missing-prerequisites': {
      const next = prerequisites.find(({ met }) => !met)
      return (
        <>
          <p className="mt-2 mb-4">{t('exam:entrance.missing')}</p>
          {next ? (
            <ButtonLink className="w-full" to={next.href}>
              {t('exam:entrance.goTo', { title: next.title })}
            </ButtonLink>
          ) : null}
        </>
      )
    }
    case 'already-qualified':
      return (
        <>
          <p className="mt-2 mb-4">{t('exam:entrance.qualified')}</p>
          <ButtonLink className="w-full" look="secondary" to="/qualifications">
            {t('exam:entrance.seeQualifications')}
          </ButtonLink>
        </>
      )
    case 'suspended':
      return (
        <>
          <p className="mt-2">{t('exam:refused.suspended')}</p>
          <p className="mt-2 text-muted">{t('exam:entrance.reason', { reason: standing.reason })}</p>
        </>
      )
    case 'no-attempts-left':
      return <p className="mt-2">{t('exam:refused.no-attempts-left')}</p>
    default:
      return null
  }
}
