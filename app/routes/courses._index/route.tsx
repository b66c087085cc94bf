import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ButtonLink } from '#app/components/button.tsx'
import { Badge, Card, EmptyState, PageHeader, ProgressBar } from '#app/components/ui.tsx'
import { listCourses } from '#app/features/courses/load-courses.server.ts'
import { localeOf } from '#app/platform/i18n.server.ts'
import { i18nOf } from '#app/platform/messages.server.ts'
import { getPerson } from '#app/platform/session.server.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await getPerson(request)
  const locale = localeOf(request)
  return { title: i18nOf[locale].t('learn:title'), ...listCourses(person?.id ?? null, locale) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} · Assay` }]

export default function Catalogue() {
  const { courses, suggested } = useLoaderData<typeof loader>()
  const { t } = useTranslation('learn')
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      {courses.length === 0 ? <EmptyState title={t('empty')}>{t('emptyHint')}</EmptyState> : null}
      <ul className="grid gap-4 md:grid-cols-2">
        {courses.map((course) => (
          <Card
            key={course.slug}
            as="li"
            className={`flex flex-col ${course.slug === suggested && course.started ? 'border-gold' : ''}`}
          >
            <p className="mb-2 flex flex-wrap items-center gap-2 text-sm text-muted">
              <Badge>{t('level', { level: course.level })}</Badge>
              <span>{t('lessons', { count: course.total })}</span>
              <span>{t('minutes', { count: course.minutes })}</span>
            </p>
            <h2 className="text-xl font-semibold">
              <Link
                to={`/courses/${course.slug}`}
                className="inline-flex min-h-11 items-center text-ink hover:underline"
              >
                {course.title}
              </Link>
            </h2>
            <p className="mt-1 mb-4 text-muted">{course.summary}</p>
            <div className="mt-auto grid gap-4">
              {course.started ? (
                <ProgressBar
                  label={t('done', { done: course.done, total: course.total })}
                  value={course.done}
                  max={course.total}
                />
              ) : null}
              <p className="flex flex-wrap items-center gap-3">
                {course.complete ? <Badge tone="good">{t('courseDone')}</Badge> : null}
                {course.next ? (
                  <ButtonLink
                    to={course.next.href}
                    reloadDocument
                    look={course.slug === suggested ? 'primary' : 'secondary'}
                  >
                    {course.started ? t('continue', { title: course.next.title }) : t('start')}
                  </ButtonLink>
                ) : (
                  <ButtonLink to={`/courses/${course.slug}`} look="secondary">
                    {t('again')}
                  </ButtonLink>
                )}
              </p>
            </div>
          </Card>
        ))}
      </ul>
    </>
  )
}
