import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, data, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { formatDateTime } from '#app/components/format.ts'
import { Badge, Card, Notice, PageHeader } from '#app/components/ui.tsx'
import { beginAttempt } from '#app/features/attempts/begin-attempt.server.ts'
import { loadExam } from '#app/features/exams/load-exam.server.ts'
import { now } from '#app/platform/clock.server.ts'
import { found, notFound } from '#app/platform/http.server.ts'
import { localeOf } from '#app/platform/i18n.server.ts'
import { getPerson, requireUser } from '#app/platform/session.server.ts'
import { Entrance } from './entrance.tsx'
import { Rules } from './rules.tsx'
import { shownExam } from './shown-exam.ts'

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [{ title: `${loaded?.exam.title} · Assay` }]

/** Everyone may read the rules of an exam. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await getPerson(request)
  const exam = found(await loadExam(person?.id ?? null, params.exam ?? '', now()), 'Exam')
  return { exam: shownExam(exam, localeOf(request)), signedUp: person !== null && !person.guest }
}

/** Begins a sitting, or goes on with the open one. */
export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requireUser(request)
  const begun = await beginAttempt({ userId: user.id, exam: params.exam ?? '', now: now() })
  switch (begun.outcome) {
    case 'begun':
    case 'resumed':
      return redirect(`/attempts/${begun.attempt}`)
    case 'refused':
      return data({ problem: `exam:refused.${begun.why.outcome}` }, { status: 403 })
    case 'exhausted':
      return data({ problem: 'exam:refused.exhausted' }, { status: 409 })
    case 'unknown':
      return notFound('Exam')
  }
}

export default function ExamPage() {
  const { exam, signedUp } = useLoaderData<typeof loader>()
  const problem = useActionData<typeof action>()?.problem
  const { t, i18n } = useTranslation()
  return (
    <>
      <PageHeader title={exam.title} lead={exam.summary} />
      {problem ? (
        <Notice tone="bad" className="mb-6">
          {t(problem)}
        </Notice>
      ) : null}
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="order-2 grid grid-cols-[minmax(0,1fr)] gap-6 lg:order-1">
          <Rules exam={exam} />
          <Card aria-labelledby="afterwards">
            <h2 id="afterwards" className="text-xl font-bold">
              {t('exam:after.title')}
            </h2>
            <ul className="mt-3 grid list-disc gap-2 pl-5">
              {(['saved', 'devices', 'timeUp', 'shown', 'notShown'] as const).map((line) => (
                <li key={line}>{t(`exam:after.${line}`)}</li>
              ))}
            </ul>
          </Card>
          {exam.past.length > 0 ? (
            <Card aria-labelledby="past">
              <h2 id="past" className="text-xl font-bold">
                {t('exam:past.title')}
              </h2>
              <ol className="mt-2 divide-y divide-line">
                {exam.past.map(({ id, startedAt, state, outcome }) => (
                  <li key={id} className="flex min-h-12 flex-wrap items-center justify-between gap-x-4">
                    <Link
                      to={state === 'open' ? `/attempts/${id}` : `/attempts/${id}/result`}
                      className="flex min-h-11 items-center text-gold-ink underline"
                    >
                      {t('exam:past.begun', { when: formatDateTime(startedAt, i18n.language) })}
                    </Link>
                    <Badge tone={outcome === 'passed' ? 'good' : outcome === 'failed' ? 'bad' : 'warn'}>
                      {t(`exam:past.${outcome ?? (state === 'open' ? 'open' : 'grading')}`)}
                    </Badge>
                  </li>
                ))}
              </ol>
            </Card>
          ) : null}
        </div>
        <Entrance exam={exam} signedUp={signedUp} />
      </div>
    </>
  )
}
