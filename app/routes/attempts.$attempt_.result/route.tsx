import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData, useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice, PageHeader } from '#app/components/ui.tsx'
import { lessonReference } from '#app/domain/practice/lesson-reference.ts'
import { type Result, loadResult } from '#app/features/attempts/load-result.server.ts'
import { now } from '#app/platform/clock.server.ts'
import { lessonIndex, textOf } from '#app/platform/content.server.ts'
import { notFound } from '#app/platform/http.server.ts'
import { localeOf } from '#app/platform/i18n.server.ts'
import { i18nOf } from '#app/platform/messages.server.ts'
import { requireUser } from '#app/platform/session.server.ts'
import { Findings } from './findings.tsx'
import { Next } from './next.tsx'
import { Pictures } from './pictures.tsx'
import { Verdict } from './verdict.tsx'

type Locale = 'ko' | 'en'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

/** The result of one's own attempt, once it is released. Counts and scores; the right answers stay where they are. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requireUser(request)
  const locale = localeOf(request)
  const loaded = await loadResult(user.id, params.attempt ?? '', now())
  if (loaded.outcome === 'unknown') return notFound('Attempt')
  if (loaded.outcome === 'open') throw redirect(`/attempts/${params.attempt}`)
  const exam = loaded.outcome === 'grading' ? loaded.title[locale] : loaded.result.exam.title[locale]
  return {
    title: `${i18nOf[locale].t('exam:result.title', { exam })} · Assay`,
    exam,
    result: loaded.outcome === 'released' ? shown(loaded.result, locale) : null,
  }
}

function shown({ exam, study, items, grant, ...result }: Result, locale: Locale) {
  const { slug, kind, taxonomy, measure, cut } = exam
  return {
    ...result,
    exam: { slug, kind, taxonomy, measure, cut },
    items: items.map((item) => ({ ...item, stratum: item.stratum[locale] })),
    study: study.map(({ key, count, lesson }) => ({ key, count, ...lessonLink(lesson, locale) })),
    grant: grant && { ...grant, qualification: grant.qualification[locale] },
  }
}

function lessonLink(reference: string, locale: Locale) {
  const { course, lesson, anchor } = lessonReference(reference)
  const found = lessonIndex().lesson(course, lesson)
  const href = `/courses/${course}/${lesson}${anchor ? `#${anchor}` : ''}`
  return { href, lesson: found ? textOf(found, locale).title : lesson }
}

export type ResultView = NonNullable<Awaited<ReturnType<typeof loader>>['result']>

export default function ResultPage() {
  const { exam, result } = useLoaderData<typeof loader>()
  const { t } = useTranslation()
  return (
    <>
      <PageHeader title={t('exam:result.title', { exam })} />
      {result ? <Released result={result} /> : <Grading />}
    </>
  )
}

function Released({ result }: { result: ResultView }) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <Verdict result={result} />
      <Next result={result} />
      <Findings result={result} />
      <Pictures result={result} />
    </div>
  )
}

/** Asks again by itself: grading takes a moment. */
function Grading() {
  const { t } = useTranslation()
  const { revalidate } = useRevalidator()
  useEffect(() => {
    const timer = setInterval(revalidate, 3000)
    return () => clearInterval(timer)
  }, [revalidate])
  return (
    <Notice tone="info" title={t('exam:result.grading')}>
      <p>{t('exam:result.gradingText')}</p>
    </Notice>
  )
}
