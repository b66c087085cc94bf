import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData, useLocation, useNavigate } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { emptyLabel } from '#app/domain/labels/empty.ts'
import type { Label } from '#app/domain/labels/label.ts'
import { loadPracticeTask } from '#app/features/practice/load-practice-task.server.ts'
import { guidelineHtml } from '#app/platform/guideline.server.ts'
import { found } from '#app/platform/http.server.ts'
import { localeOf } from '#app/platform/i18n.server.ts'
import { requirePerson } from '#app/platform/session.server.ts'
import { Result } from './result.tsx'
import { Work } from './work.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title} · Assay` }]

/**
 * A person's own practice task. The gold is in it only once an answer was graded, and not while it is tried again:
 * `?again=edit` starts from the answer before, `?again=clear` from nothing.
 */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await requirePerson(request)
  const locale = localeOf(request)
  const { practice, ...task } = found(await loadPracticeTask(params.task!, person.id), 'Practice task')
  const { guideline, question, title, ...shown } = practice
  const again = task.graded ? new URL(request.url).searchParams.get('again') : null
  const start: Label = again === 'edit' && task.graded ? task.graded.answer : emptyLabel(practice.kind)
  return {
    title: title[locale],
    question: question?.[locale],
    guideline: guideline ? guidelineHtml(guideline[locale]) : null,
    guest: person.guest,
    task: { ...task, practice: shown, graded: again === null ? task.graded : null },
    again,
    start,
  }
}

export type TaskView = Awaited<ReturnType<typeof loader>>['task']

export default function PracticeTask() {
  const { title, question, guideline, guest, task, again, start } = useLoaderData<typeof loader>()
  const { t } = useTranslation()
  const navigate = useNavigate()
  const location = useLocation()
  const { id, practice, graded } = task
  const { picture, content } = task.item
  const item = picture && { ...picture, alt: t('practice:pictureAlt') }
  const fresh = (location.state as { graded?: boolean } | null)?.graded === true
  return (
    <>
      <header className="mb-4 flex flex-wrap items-baseline justify-between gap-x-4">
        <h1 className="text-xl font-bold sm:text-2xl">{title}</h1>
        <Link
          to={`/practice/${practice.slug}`}
          className="inline-flex min-h-11 items-center text-gold-ink underline underline-offset-2"
        >
          {t('practice:aboutSet')}
        </Link>
      </header>
      {graded ? null : <p className="mb-3 text-muted">{t(`practice:do.${practice.kind}`)}</p>}
      {graded ? (
        <Result task={{ ...task, graded }} item={item} guideline={guideline} fresh={fresh} guest={guest} />
      ) : (
        <Work
          key={`${id} ${again ?? ''}`}
          task={{ id, practice }}
          question={question}
          guideline={guideline}
          item={item}
          content={content}
          start={start}
          onGraded={() => navigate(`/practice/tasks/${id}`, { replace: true, state: { graded: true } })}
        />
      )}
    </>
  )
}
