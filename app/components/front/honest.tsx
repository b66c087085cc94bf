import { useTranslation } from 'react-i18next'

const POINTS = ['why', 'opens', 'nothingHidden'] as const

/** What is different here, and what is not there yet; and a word to clients. */
export function Honest() {
  const { t } = useTranslation()
  return (
    <>
      <section aria-labelledby="honest" className="mt-16 sm:mt-24">
        <h2 id="honest" className="text-2xl font-bold">
          {t('front:honest.title')}
        </h2>
        <div className="mt-6 grid gap-8 md:grid-cols-3">
          {POINTS.map((point) => (
            <div key={point} className="border-t-2 border-gold pt-4">
              <h3 className="text-lg font-semibold">{t(`front:honest.${point}.title`)}</h3>
              <p className="mt-2 text-muted">{t(`front:honest.${point}.text`)}</p>
            </div>
          ))}
        </div>
        <p className="mt-8 text-sm text-muted">{t('front:honest.notYet')}</p>
      </section>
      <section aria-labelledby="clients" className="mt-16 rounded-lg bg-sunken p-5 sm:mt-24 sm:p-8">
        <h2 id="clients" className="text-lg font-semibold">
          {t('front:clients.title')}
        </h2>
        <p className="mt-1 max-w-prose text-muted">{t('front:clients.text')}</p>
      </section>
    </>
  )
}
