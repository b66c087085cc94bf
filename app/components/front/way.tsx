import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { formatMoney, formatShare } from '#app/components/format.ts'
import { Hallmark, type MarkName } from './hallmark.tsx'

export interface WayFacts {
  project: { slug: string; title: string; pay: { amountMinor: number; currency: string } }
  courses: { slugs: string[]; minutes: number }
  practice: string[]
  exam: { slug: string; items: number; minutes: number; cut: number } | null
  qualification: { slug: string; validDays: number | null } | null
}

/** How a stranger becomes a paid labeler: five marks in a row, each a link to where it is earned. */
export function Way({ way }: { way: WayFacts }) {
  const { t, i18n } = useTranslation()
  const { courses, practice, exam, qualification, project } = way
  const steps: { name: MarkName; href: string; text: string }[] = [
    {
      name: 'learn',
      href: '/courses',
      text: t('front:path.learn.text', { count: courses.slugs.length, minutes: courses.minutes }),
    },
    {
      name: 'practise',
      href: practice.length === 1 ? `/practice/${practice[0]}` : '/practice',
      text: t('front:path.practise.text'),
    },
    {
      name: 'exam',
      href: exam ? `/exams/${exam.slug}` : '/exams',
      text: exam
        ? t('front:path.exam.text', {
            items: exam.items,
            minutes: exam.minutes,
            cut: formatShare(exam.cut, i18n.language),
          })
        : '',
    },
    {
      name: 'qualify',
      href: '/qualifications',
      text: qualification?.validDays
        ? t('front:path.qualify.text', { days: qualification.validDays })
        : t('front:path.qualify.textForever'),
    },
    {
      name: 'work',
      href: `/projects/${project.slug}`,
      text: t('front:path.work.text', {
        amount: formatMoney(project.pay.amountMinor, project.pay.currency, i18n.language),
        project: project.title,
      }),
    },
  ]
  return (
    <section aria-labelledby="way" className="mt-16 sm:mt-24">
      <h2 id="way" className="text-2xl font-bold">
        {t('front:path.title')}
      </h2>
      <p className="mt-2 max-w-prose text-muted">{t('front:path.lead')}</p>
      <ol className="mt-8 grid gap-x-6 gap-y-8 lg:grid-cols-5">
        {steps.map(({ name, href, text }, index) => (
          <li key={name} className="relative flex gap-4 lg:block">
            {index < steps.length - 1 ? <Thread /> : null}
            <Hallmark name={name} state="struck" fineness={exam?.cut} className="relative size-16 shrink-0" />
            <div className="lg:mt-4">
              <h3 className="text-lg font-semibold">
                <Link
                  to={href}
                  className="inline-flex min-h-11 items-center text-ink underline decoration-gold decoration-2 underline-offset-4 lg:min-h-0"
                >
                  {t(`front:path.${name}.title`)}
                </Link>
              </h3>
              <p className="text-muted lg:mt-2">{text}</p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** The thin line that ties a mark to the next: downwards on phones, to the right where there is room. */
function Thread() {
  return (
    <span
      aria-hidden="true"
      className="absolute top-16 bottom-[-2rem] left-8 w-px bg-line lg:top-8 lg:right-[-1.5rem] lg:bottom-auto lg:left-16 lg:h-px lg:w-auto"
    />
  )
}
