import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { formatShare } from '#app/components/format.ts'
import { Swatch } from '#app/components/labeling/class-legend.tsx'
import { type ClassLook, classLooks } from '#app/components/labeling/classes.ts'
import { GuidelineText } from '#app/components/guideline-text.tsx'
import { SkillTable } from '#app/components/practice/skill-table.tsx'
import { StartButton } from '#app/components/practice/start-button.tsx'
import { Card, PageHeader } from '#app/components/ui.tsx'
import { SHAPE_KINDS, type LabelKind } from '#app/domain/labels/kind.ts'
import type { Taxonomy } from '#app/domain/labels/taxonomy.ts'
import { loadPracticeSet } from '#app/features/practice/load-practice-sets.server.ts'
import { startPractice } from '#app/features/practice/start-practice.server.ts'
import { now } from '#app/platform/clock.server.ts'
import { badRequest, found, notFound } from '#app/platform/http.server.ts'
import { localeOf } from '#app/platform/i18n.server.ts'
import { getPerson, personOrGuest } from '#app/platform/session.server.ts'
import { GradingRules } from './grading-rules.tsx'

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
  const started = await startPractice({ practice: slug, userId: person.id, locale: localeOf(request) }, now())
  if (started.outcome === 'unknown') return notFound('Practice set')
  if (started.outcome === 'empty') return badRequest([{ where: slug, message: 'practice:noItems' }])
  return redirect(`/practice/tasks/${started.taskId}`, { headers })
}

export default function PracticeSetPage() {
  const { set } = useLoaderData<typeof loader>()
  const { t, i18n } = useTranslation()
  const asked = askedParts(set, i18n.language)
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
          <p className="mt-2">{set.question ?? t(`practice:askedFor.${set.kind}`)}</p>
          {asked.length > 0 ? (
            <ul className="mt-3 flex flex-wrap gap-x-5 gap-y-2">
              {asked.map(({ name, title, look }) => (
                <li key={name} className="flex items-center gap-2">
                  {look ? <Swatch look={look} /> : null}
                  {title}
                </li>
              ))}
            </ul>
          ) : null}
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
        {set.guideline ? (
          <Card aria-labelledby="guideline" className="lg:col-span-2">
            <h2 id="guideline" className="text-lg font-bold">
              {t('common:guideline')}
            </h2>
            <GuidelineText html={set.guideline} className="mt-2" />
          </Card>
        ) : null}
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

/** Kinds that ask for no class: what they ask is in the question alone. */
const WITHOUT_CLASSES: ReadonlySet<string> = new Set(['transcription', 'preference', 'ranking'])
/** Kinds whose classes have a colour in the tool. */
const COLOURED: ReadonlySet<string> = new Set([...SHAPE_KINDS, 'spans'])

interface AskedPart {
  name: string
  title: string
  look?: ClassLook
}

/** The classes, or criteria, that are asked for. */
function askedParts({ kind, taxonomy }: { kind: LabelKind; taxonomy: Taxonomy }, locale: string): AskedPart[] {
  if (WITHOUT_CLASSES.has(kind)) return []
  if (kind === 'rating')
    return (taxonomy.criteria ?? []).map(({ name, title }) => ({ name, title: title?.[locale] ?? name }))
  return classLooks(taxonomy, locale).map((look) =>
    COLOURED.has(kind) ? { ...look, look } : { name: look.name, title: look.title },
  )
}
