import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { formatShare } from '#app/components/format.ts'
import { Swatch } from '#app/components/labeling/class-legend.tsx'
import { classLooks } from '#app/components/labeling/classes.ts'
import { SkillTable } from '#app/components/practice/skill-table.tsx'
import { StartButton } from '#app/components/practice/start-button.tsx'
import { Card, PageHeader } from '#app/components/ui.tsx'
import type { Rubric } from '#app/domain/grading/rubric.ts'
import { loadPracticeSet } from '#app/features/practice/load-practice-sets.server.ts'
import { startPractice } from '#app/features/practice/start-practice.server.ts'
import { now } from '#app/platform/clock.server.ts'
import { badRequest, found, notFound } from '#app/platform/http.server.ts'
import { localeOf } from '#app/platform/i18n.server.ts'
import { getPerson, personOrGuest } from '#app/platform/session.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.set.title} · Assay` }]

/** What a practice set asks and how it grades; everyone may look. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await getPerson(request)
  const viewer = { userId: person?.id ?? null, locale: localeOf(request) }
  return { set: found(await loadPracticeSet(params.practice!, viewer), 'Practice set') }
}

/** Starts or continues practice, without an account too: a guest is made, and signing up keeps the progress. */
export async function action({ request, params }: ActionFunctionArgs) {
  const slug = params.practice!
  // A name that does not exist must not cost a guest account.
  found(await loadPracticeSet(slug, { userId: null, locale: 'en' }), 'Practice set')
  const { person, headers } = await personOrGuest(request)
  const started = await startPractice({ practice: slug, userId: person.id }, now())
  if (started.outcome === 'unknown') return notFound('Practice set')
  if (started.outcome === 'empty') return badRequest([{ where: slug, message: 'practice:noItems' }])
  return redirect(`/practice/tasks/${started.taskId}`, { headers })
}

export default function PracticeSetPage() {
  const { set } = useLoaderData<typeof loader>()
  const { t, i18n } = useTranslation()
  const looks = classLooks(set.taxonomy, i18n.language)
  const start = set.open ? 'practice:continue' : set.lately ? 'practice:another' : 'practice:start'
  return (
    <>
      <PageHeader title={set.title} lead={set.summary}>
        <StartButton practice={set.slug} label={t(start)} />
      </PageHeader>
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Card aria-labelledby="asked">
          <h2 id="asked" className="text-lg font-bold">
            {t('practice:asked')}
          </h2>
          <p className="mt-2">{set.question ?? t('practice:askedBoxes')}</p>
          <ul className="mt-3 flex flex-wrap gap-x-5 gap-y-2">
            {looks.map((look) => (
              <li key={look.name} className="flex items-center gap-2">
                {set.kind === 'boxes' ? <Swatch look={look} /> : null}
                {look.title}
              </li>
            ))}
          </ul>
        </Card>
        <Card aria-labelledby="graded">
          <h2 id="graded" className="text-lg font-bold">
            {t('practice:graded')}
          </h2>
          <GradingRules rubric={set.rubric} />
          {set.course ? (
            <p className="mt-3">
              <Link
                to={`/courses/${set.course.slug}`}
                className="inline-flex min-h-11 items-center font-medium text-gold-ink underline underline-offset-2"
              >
                {t('practice:course', { title: set.course.title })}
              </Link>
            </p>
          ) : null}
        </Card>
        <Card aria-labelledby="skill" className="lg:col-span-2">
          <h2 id="skill" className="text-lg font-bold">
            {t('practice:skill.title')}
          </h2>
          <p className="mt-1 mb-2 text-muted">
            {set.lastScore === null
              ? t('practice:skill.none')
              : t('practice:lastScore', { score: formatShare(set.lastScore, i18n.language) })}
          </p>
          {set.skills.length > 0 ? <SkillTable caption={t('practice:skill.title')} skills={set.skills} /> : null}
        </Card>
      </div>
      <p className="mt-6">
        <Link to="/practice" className="inline-flex min-h-11 items-center text-gold-ink underline underline-offset-2">
          {t('practice:allSets')}
        </Link>
      </p>
    </>
  )
}

/** Which sentence says how a kind without boxes is graded. */
function ruleOf(rubric: Exclude<Rubric, { kind: 'boxes' }>): string {
  return rubric.kind === 'classification' ? rubric.metric : rubric.kind
}

function GradingRules({ rubric }: { rubric: Rubric }) {
  const { t, i18n } = useTranslation()
  if (rubric.kind !== 'boxes') return <p className="mt-2">{t(`practice:rules.${ruleOf(rubric)}`)}</p>
  const values = {
    counts: formatShare(rubric.iouThreshold, i18n.language),
    tight: formatShare(rubric.looseThreshold, i18n.language),
  }
  return (
    <ul className="mt-2 list-disc space-y-1 pl-5">
      <li>{t('practice:rules.counts', values)}</li>
      <li>{t('practice:rules.loose', values)}</li>
      <li>{t(`practice:rules.${rubric.metric}`)}</li>
    </ul>
  )
}
