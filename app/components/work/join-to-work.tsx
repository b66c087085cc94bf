import { ButtonLink } from '#app/components/button.tsx'
import { useTranslation } from 'react-i18next'

/** What a visitor or guest does to take tasks: sign up, and come back here. */
export function JoinToWork({ guest, to }: { guest: boolean; to: string }) {
  const { t } = useTranslation()
  const back = `?to=${encodeURIComponent(to)}`
  return (
    <div className="flex flex-wrap gap-2">
      <ButtonLink to={`/join${back}`}>{t(guest ? 'work:board.signUpGuest' : 'work:board.signUp')}</ButtonLink>
      <ButtonLink to={`/login${back}`} look="quiet">
        {t('work:project.logIn')}
      </ButtonLink>
    </div>
  )
}
