import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ButtonLink } from '#app/components/button.tsx'
import { Badge, PageHeader, ProgressBar } from '#app/components/ui.tsx'
import { loadCourse } from '#app/features/courses/load-courses.server.ts'
import { found } from '#app/platform/http.server.ts'
import { localeOf } from '#app/platform/i18n.server.ts'
import { getPerson } from '#app/platform/session.server.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await getPerson(request)
  return found(loadCourse(person?.id ?? null, params.course ?? '', localeOf(request)), 'Course')
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} · Assay` },
  { name: 'description', content: data?.summary ?? '' },
]

export default function CoursePage() {
  const course = useLoaderData<typeof loader>()
  const { t } = useTranslation('learn')
  const first = course.requires.filter(({ complete }) => !complete)
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader title={course.title} lead={course.summary} />
      <p className="-mt-2 mb-4 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
        <Badge>{t('level', { level: course.level })}</Badge>
        <span>{t('lessons', { count: course.total })}</span>
        <span>{t('minutes', { count: course.minutes })}</span>
        {course.complete ? <Badge tone="good">{t('courseDone')}</Badge> : null}
      </p>
      {first.length > 0 ? (
        <p className="mb-4 rounded-lg bg-info-soft p-4 text-info">
          {t('requires')}{' '}
          {first.map(({ slug, title }) => (
            <Link key={slug} to={`/courses/${slug}`} className="font-medium text-info underline">
              {title}
            </Link>
          ))}
        </p>
      ) : null}
      {course.started ? (
        <div className="mb-4">
          <ProgressBar
            label={t('done', { done: course.done, total: course.total })}
            value={course.done}
            max={course.total}
          />
        </div>
      ) : null}
      {course.next ? (
        <ButtonLink to={course.next.href} reloadDocument className="w-full sm:w-auto">
          {course.started ? t('continue', { title: course.next.title }) : t('start')}
        </ButtonLink>
      ) : null}
      <h2 className="mt-10 mb-3 text-xl font-semibold">{t('lessonList')}</h2>
      <ol className="grid gap-2">
        {course.lessons.map((lesson, index) => (
          <li key={lesson.href}>
            <Link
              to={lesson.href}
              reloadDocument
              className={`flex items-start gap-4 rounded-lg border bg-raised p-4 text-ink no-underline hover:border-gold ${lesson.here ? 'border-gold' : 'border-line'}`}
            >
              <span
                aria-hidden="true"
                className={`grid size-8 shrink-0 place-items-center rounded-full text-sm font-semibold ${lesson.done ? 'bg-good-soft text-good' : 'bg-sunken text-muted'}`}
              >
                {lesson.done ? '✓' : index + 1}
              </span>
              <span className="min-w-0 flex-1">
                <span className="block font-semibold">{lesson.title}</span>
                <span className="mt-0.5 block text-sm text-muted">{lesson.summary}</span>
                <span className="mt-2 flex flex-wrap items-center gap-2 text-sm text-muted">
                  {t('minutes', { count: lesson.minutes })}
                  {lesson.done ? <Badge tone="good">{t('lessonDone')}</Badge> : null}
                  {lesson.here ? <Badge tone="gold">{t('lessonHere')}</Badge> : null}
                </span>
              </span>
            </Link>
          </li>
        ))}
      </ol>
      {course.leadsTo.length > 0 ? (
        <section aria-labelledby="leads-to">
          <h2 id="leads-to" className="mt-10 text-xl font-semibold">
            {t('leadsToTitle')}
          </h2>
          <p className="mt-1 mb-4 text-muted">{t('leadsToLead')}</p>
          <ul className="flex flex-wrap gap-2">
            {course.leadsTo.map(({ href, title, kind }) => (
              <li key={href}>
                <ButtonLink to={href} look="secondary">
                  {t(`leadsTo.${kind}`, { title })}
                </ButtonLink>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  )
}
