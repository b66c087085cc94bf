import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { LessonNav } from '#app/components/lesson/lesson-nav.tsx'
import { TableOfContents } from '#app/components/lesson/table-of-contents.tsx'
import { loadLesson } from '#app/features/courses/load-lesson.server.ts'
import { found } from '#app/platform/http.server.ts'
import { localeOf } from '#app/platform/i18n.server.ts'
import { getPerson } from '#app/platform/session.server.ts'

/** The page is HTML with islands (decisions/005): no router runs on it, and `app/islands.tsx` wakes its parts. */
export const handle = { islands: true }

export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await getPerson(request)
  const lesson = await loadLesson(person?.id ?? null, params.course ?? '', params.lesson ?? '', localeOf(request))
  return found(lesson, 'Lesson')
}

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? [{ title: `${data.title} · ${data.course.title} · Assay` }] : [{ title: 'Assay' }]

export default function LessonPage() {
  const lesson = useLoaderData<typeof loader>()
  const { t } = useTranslation('learn')
  // Only a page that Remix runs gets here: somebody came by a link inside it. The lesson is a document of its own.
  useEffect(() => window.location.reload(), [])
  return (
    <div data-islands className="mx-auto grid max-w-5xl gap-x-12 lg:grid-cols-[minmax(0,44rem)_minmax(0,1fr)]">
      <article className="min-w-0">
        <header>
          <p className="flex flex-wrap items-center gap-x-3 text-sm text-muted">
            <a
              href={`/courses/${lesson.course.slug}`}
              className="inline-flex min-h-11 items-center font-medium text-gold-ink"
            >
              {lesson.course.title}
            </a>
            <span>{t('lesson', { number: lesson.number, total: lesson.total })}</span>
            <span>{t('minutes', { count: lesson.minutes })}</span>
          </p>
          <h1 className="text-3xl font-bold sm:text-4xl">{lesson.title}</h1>
          <p className="mt-3 text-lg text-muted">{lesson.summary}</p>
        </header>
        {lesson.fallback ? (
          <p className="mt-4 rounded-lg bg-info-soft p-4 text-info">
            {t('fallback', { language: t(`common:languages.${lesson.fallback}`) })}
          </p>
        ) : null}
        <TableOfContents headings={lesson.headings} place="top" />
        <div
          lang={lesson.fallback ?? undefined}
          className="prose lesson-prose mt-8 max-w-none sm:prose-lg"
          dangerouslySetInnerHTML={{ __html: lesson.body }}
        />
        <div id="progress" className="mt-12" dangerouslySetInnerHTML={{ __html: lesson.progress }} />
        <LessonNav course={lesson.course} previous={lesson.previous} next={lesson.next} />
      </article>
      <TableOfContents headings={lesson.headings} place="side" />
    </div>
  )
}
