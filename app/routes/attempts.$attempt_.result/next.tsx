import { useTranslation } from 'react-i18next'
import { isSubject, subjectTitle } from '#app/components/subject-title.ts'
import { ButtonLink } from '#app/components/button.tsx'
import { formatDateTime } from '#app/components/format.ts'
import { Card } from '#app/components/ui.tsx'
import type { ResultView } from './route.tsx'

/** What this result opened, or what to read again and when to come back. */
export function Next({ result }: { result: ResultView }) {
  const { t } = useTranslation()
  const { grant, study } = result
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 md:grid-cols-2">
      {grant ? (
        <Card aria-labelledby="unlocked">
          <h2 id="unlocked" className="text-xl font-bold">
            {t('exam:result.unlocked')}
          </h2>
          <p className="mt-2 mb-4">{t('exam:result.granted', { qualification: grant.qualification })}</p>
          <div className="flex flex-wrap gap-2">
            <ButtonLink to="/projects">{t('exam:result.toProjects')}</ButtonLink>
            <ButtonLink look="secondary" to={`/credentials/${grant.publicId}`}>
              {t('exam:result.toCredential')}
            </ButtonLink>
          </div>
        </Card>
      ) : null}
      {result.passed ? null : <RetryCard result={result} />}
      {study.length > 0 ? (
        <Card aria-labelledby="study">
          <h2 id="study" className="text-xl font-bold">
            {t('exam:result.study')}
          </h2>
          <ul className="mt-2 grid gap-2">
            {study.map((advice) => (
              <Advice key={advice.href} advice={advice} result={result} />
            ))}
          </ul>
        </Card>
      ) : null}
    </div>
  )
}

function Advice({
  advice: { key, count, href, lesson },
  result,
}: {
  advice: ResultView['study'][number]
  result: ResultView
}) {
  const { t, i18n } = useTranslation()
  const name = isSubject(result.exam, key) ? subjectTitle(t, result.exam, key, i18n.language) : t(`exam:finding.${key}`)
  return (
    <li>
      {/* A lesson is a document of its own: a plain link loads it. */}
      <a href={href} className="inline-flex min-h-11 items-center text-gold-ink underline">
        {lesson}
      </a>
      <p className="text-sm text-muted">{t('exam:result.because', { name, count })}</p>
    </li>
  )
}

function RetryCard({ result: { retry, exam } }: { result: ResultView }) {
  const { t, i18n } = useTranslation()
  return (
    <Card aria-labelledby="again">
      <h2 id="again" className="text-xl font-bold">
        {t('exam:result.again')}
      </h2>
      <p className="mt-2 mb-4">
        {retry?.can === 'now'
          ? t('exam:result.againNow', { count: retry.attemptsLeft })
          : retry?.can === 'later'
            ? t('exam:result.againLater', { when: formatDateTime(retry.at, i18n.language), count: retry.attemptsLeft })
            : retry
              ? t('exam:result.againSee')
              : t('exam:result.againGone')}
      </p>
      <div className="flex flex-wrap gap-2">
        <ButtonLink to="/practice">{t('exam:result.toPractice')}</ButtonLink>
        {retry ? (
          <ButtonLink look="secondary" to={`/exams/${exam.slug}`}>
            {t('exam:result.toExam')}
          </ButtonLink>
        ) : null}
      </div>
    </Card>
  )
}
