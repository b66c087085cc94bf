import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { formatShare } from '#app/components/format.ts'
import { SkillTable } from '#app/components/practice/skill-table.tsx'
import { StartButton } from '#app/components/practice/start-button.tsx'
import { Badge, Card, EmptyState, PageHeader } from '#app/components/ui.tsx'
import type { LabelKind } from '#app/domain/labels/kind.ts'
import { type PracticeSet, loadPracticeSets } from '#app/features/practice/load-practice-sets.server.ts'
import { localeOf } from '#app/platform/i18n.server.ts'
import { i18nOf } from '#app/platform/messages.server.ts'
import { getPerson } from '#app/platform/session.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title} · Assay` }]

/** Everyone may look; who has practised sees how it went. */
export async function loader({ request }: LoaderFunctionArgs) {
  const locale = localeOf(request)
  const person = await getPerson(request)
  return {
    title: i18nOf[locale].t('practice:title'),
    ...(await loadPracticeSets({ userId: person?.id ?? null, locale })),
  }
}

export default function PracticeRoom() {
  const { sets, skills } = useLoaderData<typeof loader>()
  const { t } = useTranslation()
  return (
    <>
      <PageHeader title={t('practice:title')} lead={t('practice:lead')} />
      {sets.length === 0 ? <EmptyState title={t('practice:none')}>{t('practice:noneText')}</EmptyState> : null}
      {GROUPS.map(({ name, kinds }) => {
        const inGroup = kinds.flatMap((kind) => sets.filter((set) => set.kind === kind))
        return inGroup.length > 0 ? <Group key={name} name={name} sets={inGroup} /> : null
      })}
      <section aria-labelledby="skill" className="mt-10 max-w-3xl">
        <h2 id="skill" className="text-xl font-bold">
          {t('practice:skill.title')}
        </h2>
        <p className="mt-1 mb-3 text-muted">
          {skills.length === 0 ? t('practice:skill.none') : t('practice:skill.lead')}
        </p>
        {skills.length > 0 ? (
          <Card as="div">
            <SkillTable caption={t('practice:skill.title')} skills={skills} />
          </Card>
        ) : null}
      </section>
    </>
  )
}

/** The kinds by what one does in them, in the order in which they are easiest to begin with. */
const GROUPS: readonly { name: string; kinds: readonly LabelKind[] }[] = [
  { name: 'shapes', kinds: ['boxes', 'polygons', 'keypoints'] },
  { name: 'reading', kinds: ['classification', 'spans', 'transcription'] },
  { name: 'opinions', kinds: ['preference', 'ranking', 'rating', 'review'] },
]

function Group({ name, sets }: { name: string; sets: PracticeSet[] }) {
  const { t } = useTranslation()
  return (
    <section aria-labelledby={name} className="mb-10">
      <h2 id={name} className="text-xl font-bold">
        {t(`practice:group.${name}`)}
      </h2>
      <p className="mt-1 mb-3 text-muted">{t(`practice:groupLead.${name}`)}</p>
      <ul className="grid gap-4 md:grid-cols-2 lg:grid-cols-3">
        {sets.map((set) => (
          <SetCard key={set.slug} set={set} />
        ))}
      </ul>
    </section>
  )
}

function SetCard({ set }: { set: PracticeSet }) {
  const { t, i18n } = useTranslation()
  return (
    <Card as="li" className="flex flex-col gap-3">
      <div>
        <Badge tone="gold">{t(`practice:kind.${set.kind}`)}</Badge>
        <h3 className="mt-2 text-lg font-bold">
          <Link to={`/practice/${set.slug}`} className="inline-flex min-h-11 items-center text-ink hover:underline">
            {set.title}
          </Link>
        </h3>
        <p className="mt-1 text-muted">{set.summary}</p>
      </div>
      <p className="mt-auto text-sm">
        {set.lately
          ? t('practice:lately', { count: set.lately.tasks, score: formatShare(set.lately.score, i18n.language) })
          : t('practice:notYet')}
      </p>
      <div className="flex flex-wrap items-center gap-2">
        <StartButton practice={set.slug} label={t(startKey(set))} />
        {set.course ? (
          <Link
            to={`/courses/${set.course.slug}`}
            className="inline-flex min-h-11 items-center px-2 font-medium text-gold-ink underline underline-offset-2"
          >
            {t('practice:course', { title: set.course.title })}
          </Link>
        ) : null}
      </div>
    </Card>
  )
}

function startKey({ open, lately }: PracticeSet): string {
  return open ? 'practice:continue' : lately ? 'practice:another' : 'practice:start'
}
