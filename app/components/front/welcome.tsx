import { useTranslation } from 'react-i18next'
import { Button, buttonClass } from '#app/components/button.tsx'
import { Honest } from './honest.tsx'
import { MeasuredStreet } from './measured-street.tsx'
import { Way, type WayFacts } from './way.tsx'

export interface WelcomeFacts {
  lesson: { href: string; minutes: number } | null
  practice: string | null
  way: WayFacts | null
  hero: Parameters<typeof MeasuredStreet>[0]['boxes']
}

/** The front page for a stranger: in one screen what this is, for whom, and two ways to begin at once. */
export function Welcome({ facts, theme }: { facts: WelcomeFacts; theme: 'system' | 'light' | 'dark' }) {
  const { t } = useTranslation()
  return (
    <>
      <div className="grid items-center gap-x-12 gap-y-6 sm:pt-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.15fr)]">
        <div>
          <h1 className="text-3xl leading-tight font-extrabold sm:text-4xl lg:text-5xl">{t('front:hero.title')}</h1>
          <p className="mt-3 text-muted sm:mt-5 sm:text-lg">{t('front:hero.lead')}</p>
          <div className="mt-5 flex flex-col gap-2 sm:mt-7 sm:flex-row sm:flex-wrap sm:gap-3">
            {facts.lesson ? (
              <a href={facts.lesson.href} className={buttonClass('primary', 'sm:px-6')}>
                {t('front:hero.lesson')}
              </a>
            ) : null}
            {facts.practice ? (
              <form method="post" action={`/practice/${facts.practice}`} className="grid">
                <Button look="secondary" className="sm:px-6">
                  {t('front:hero.label')}
                </Button>
              </form>
            ) : null}
          </div>
          <p className="mt-3 text-sm text-muted">{t('front:hero.noAccount')}</p>
        </div>
        <MeasuredStreet boxes={facts.hero} theme={theme} />
      </div>
      {facts.way ? <Way way={facts.way} /> : null}
      <Honest />
    </>
  )
}
