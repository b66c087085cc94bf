import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { buttonClass } from '#app/components/button.tsx'
import { formatDate, formatMoney, formatShare } from '#app/components/format.ts'
import { isLesson } from '#app/components/shell/link.tsx'
import { Badge, Card, ProgressBar } from '#app/components/ui.tsx'
import { Hallmark, type MarkName, type MarkState } from './hallmark.tsx'

export interface DashboardFacts {
  next: { step: string; href: string; params: Record<string, string | number> }
  marks: Record<MarkName, MarkState>
  cut: number | null
  courses: {
    slug: string
    title: string
    done: number
    lessons: number
    next: { title: string; href: string } | null
  }[]
  practice: { id: string; slug: string; title: string; score: number | null } | null
  qualifications: { slug: string; title: string; state: string; publicId: string; expiresAt: string | null }[]
  projects: {
    slug: string
    title: string
    pay: { amountMinor: number; currency: string } | null
    tasks: { count: number; orMore: boolean }
  }[]
  locked: number
  earned: { amountMinor: number; currency: string }[]
}

const LINK = 'inline-flex min-h-11 items-center underline'

/** A labeler's own front page: the next step large, then where they stand in everything. */
export function Dashboard({ facts, name, guest }: { facts: DashboardFacts; name: string | null; guest: boolean }) {
  const { t } = useTranslation()
  const { next } = facts
  return (
    <>
      <h1 className="text-2xl font-bold sm:text-3xl">
        {name
          ? t('front:dashboard.hello', { name })
          : t(guest ? 'front:dashboard.helloGuest' : 'front:dashboard.helloNameless')}
      </h1>
      <section aria-labelledby="next" className="mt-5 rounded-lg bg-gold-soft p-5 text-gold-ink sm:p-8">
        <h2 id="next" className="text-sm font-medium">
          {t('front:dashboard.next')}
        </h2>
        <p className="mt-1 text-xl font-bold text-balance sm:text-2xl">{t(`journey:${next.step}`, next.params)}</p>
        <Link to={next.href} reloadDocument={isLesson(next.href)} className={buttonClass('primary', 'mt-4 sm:px-6')}>
          {t('front:dashboard.go')}
        </Link>
      </section>
      <Marks marks={facts.marks} cut={facts.cut} />
      <div className="mt-8 grid items-start gap-4 md:grid-cols-2 lg:grid-cols-3">
        <Courses courses={facts.courses} />
        <Practice practice={facts.practice} />
        <Qualifications qualifications={facts.qualifications} />
        <Projects projects={facts.projects} locked={facts.locked} />
        <Earned earned={facts.earned} guest={guest} />
      </div>
    </>
  )
}

const MARKS: MarkName[] = ['learn', 'practise', 'exam', 'qualify', 'work']

function Marks({ marks, cut }: { marks: DashboardFacts['marks']; cut: number | null }) {
  const { t } = useTranslation()
  const says = { struck: 'struck', current: 'current', open: 'open' } as const
  return (
    <section aria-labelledby="marks" className="mt-8">
      <h2 id="marks" className="mb-3 font-semibold">
        {t('front:dashboard.marks')}
      </h2>
      <ol className="grid grid-cols-5 gap-2 sm:max-w-2xl">
        {MARKS.map((name) => (
          <li key={name} className="flex flex-col items-center text-center text-xs sm:text-sm">
            <Hallmark name={name} state={marks[name]} fineness={cut} className="size-12 sm:size-16" />
            <span className="mt-1.5 font-medium">{t(`front:path.${name}.title`)}</span>
            <span className="text-muted">{t(`front:path.${says[marks[name]]}`)}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}

function Courses({ courses }: { courses: DashboardFacts['courses'] }) {
  const { t } = useTranslation()
  return (
    <Card aria-labelledby="my-courses" className="lg:row-span-2">
      <h2 id="my-courses" className="mb-3 font-semibold">
        {t('front:dashboard.courses')}
      </h2>
      <ul className="space-y-4">
        {courses.map(({ slug, title, done, lessons, next }) => (
          <li key={slug}>
            <Link to={`/courses/${slug}`} className="inline-flex min-h-11 items-center font-medium text-ink underline">
              {title}
            </Link>
            <ProgressBar label={t('front:dashboard.lessons', { done, count: lessons })} value={done} max={lessons} />
            {next ? (
              <Link to={next.href} reloadDocument className={`${LINK} text-sm`}>
                {t(done === 0 ? 'front:dashboard.start' : 'front:dashboard.continue', { lesson: next.title })}
              </Link>
            ) : null}
          </li>
        ))}
      </ul>
      <Link to="/courses" className={`${LINK} mt-2`}>
        {t('front:more.courses')}
      </Link>
    </Card>
  )
}

function Practice({ practice }: { practice: DashboardFacts['practice'] }) {
  const { t, i18n } = useTranslation()
  return (
    <Card aria-labelledby="my-practice">
      <h2 id="my-practice" className="mb-3 font-semibold">
        {t('front:dashboard.practice')}
      </h2>
      <p>
        {practice === null
          ? t('front:dashboard.practiceNone')
          : practice.score === null
            ? t('front:dashboard.practiceLastUngraded', { practice: practice.title })
            : t('front:dashboard.practiceLast', {
                practice: practice.title,
                score: formatShare(practice.score, i18n.language),
              })}
      </p>
      {practice ? (
        <Link to={`/practice/tasks/${practice.id}`} className={LINK}>
          {t(practice.score === null ? 'front:dashboard.practiceGoOn' : 'front:dashboard.practiceLook')}
        </Link>
      ) : null}
      <p>
        <Link to="/practice" className={LINK}>
          {t('front:more.practice')}
        </Link>
      </p>
    </Card>
  )
}

const TONES: Record<string, 'good' | 'warn' | 'bad' | 'plain'> = {
  valid: 'good',
  expiring: 'warn',
  suspended: 'bad',
  revoked: 'bad',
  expired: 'plain',
}

function Qualifications({ qualifications }: { qualifications: DashboardFacts['qualifications'] }) {
  const { t, i18n } = useTranslation()
  return (
    <Card aria-labelledby="my-qualifications">
      <h2 id="my-qualifications" className="mb-3 font-semibold">
        {t('front:dashboard.qualifications')}
      </h2>
      {qualifications.length === 0 ? <p>{t('front:dashboard.qualificationNone')}</p> : null}
      <ul className="space-y-3">
        {qualifications.map(({ slug, title, state, publicId, expiresAt }) => (
          <li key={slug}>
            <span className="flex flex-wrap items-center gap-2">
              <Link
                to={`/credentials/${publicId}`}
                className="inline-flex min-h-11 items-center font-medium text-ink underline"
              >
                {title}
              </Link>
              <Badge tone={TONES[state]}>{t(`front:dashboard.state.${state}`)}</Badge>
            </span>
            {state === 'valid' || state === 'expiring' ? (
              <span className="block text-sm text-muted">
                {expiresAt
                  ? t('front:dashboard.validUntil', { date: formatDate(expiresAt, i18n.language) })
                  : t('front:dashboard.validForever')}
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      <Link to="/qualifications" className={`${LINK} mt-2`}>
        {t('front:more.qualifications')}
      </Link>
    </Card>
  )
}

function Projects({ projects, locked }: Pick<DashboardFacts, 'projects' | 'locked'>) {
  const { t, i18n } = useTranslation()
  return (
    <Card aria-labelledby="my-projects">
      <h2 id="my-projects" className="mb-3 font-semibold">
        {t('front:dashboard.projects')}
      </h2>
      <ul className="space-y-3">
        {projects.map(({ slug, title, pay, tasks }) => (
          <li key={slug}>
            <Link to={`/projects/${slug}`} className="inline-flex min-h-11 items-center font-medium text-ink underline">
              {title}
            </Link>
            <span className="block text-sm text-muted">
              {pay
                ? t('front:dashboard.perTask', { amount: formatMoney(pay.amountMinor, pay.currency, i18n.language) })
                : t('front:dashboard.unpaid')}
              {' · '}
              {tasks.count === 0
                ? t('front:dashboard.projectEmpty')
                : t(tasks.orMore ? 'front:dashboard.projectTasksMore' : 'front:dashboard.projectTasks', {
                    count: tasks.count,
                  })}
            </span>
          </li>
        ))}
      </ul>
      {locked > 0 ? (
        <Link to="/projects" className={`${LINK} mt-2`}>
          {t('front:dashboard.projectsLocked', { count: locked })}
        </Link>
      ) : (
        <Link to="/projects" className={`${LINK} mt-2`}>
          {t('front:more.projects')}
        </Link>
      )}
    </Card>
  )
}

function Earned({ earned, guest }: { earned: DashboardFacts['earned']; guest: boolean }) {
  const { t, i18n } = useTranslation()
  if (guest) return null
  return (
    <Card aria-labelledby="my-earnings">
      <h2 id="my-earnings" className="mb-3 font-semibold">
        {t('front:dashboard.earnings')}
      </h2>
      {earned.length === 0 ? <p>{t('front:dashboard.earningsNone')}</p> : null}
      <ul>
        {earned.map(({ amountMinor, currency }) => (
          <li key={currency} className="text-3xl font-bold tabular-nums">
            {formatMoney(amountMinor, currency, i18n.language)}
          </li>
        ))}
      </ul>
      <Link to="/earnings" className={`${LINK} mt-2`}>
        {t('front:more.earnings')}
      </Link>
    </Card>
  )
}
