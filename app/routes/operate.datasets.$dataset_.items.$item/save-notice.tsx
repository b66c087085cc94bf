import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, ButtonLink } from '#app/components/button.tsx'
import { Notice } from '#app/components/ui.tsx'
import type { HandIn } from '#app/components/use-hand-in.ts'
import type { Problem } from '#app/domain/labels/problems.ts'

/** Why a correction was not saved. */
export type Refusal = {
  outcome?: 'invalid' | 'stale' | 'unchanged' | 'no-reason'
  version?: number
  problems?: Problem[]
}

interface Props {
  handIn: HandIn<Refusal>
  onRetry: () => void
  onStop: () => void
  /** Where the item is shown. */
  back: string
}

/** What became of saving, and what to do now. */
export function SaveNotice({ handIn, onRetry, onStop, back }: Props) {
  const { t } = useTranslation()
  const edit = `${back}?edit`
  switch (handIn.state) {
    case 'offline':
      return (
        <Told tone="warn" title={t('operate:item.edit.offline')}>
          <p>{t('operate:item.edit.offlineText', { count: handIn.seconds })}</p>
          <div className="mt-2 flex flex-wrap gap-2">
            <Button type="button" look="secondary" onClick={onRetry}>
              {t('operate:item.edit.sendNow')}
            </Button>
            <Button type="button" look="quiet" onClick={onStop}>
              {t('operate:item.edit.keepEditing')}
            </Button>
          </div>
        </Told>
      )
    case 'session-over':
      return (
        <Told tone="warn" title={t('operate:item.edit.sessionOver')}>
          <ButtonLink look="secondary" className="mt-2" to={`/login?to=${encodeURIComponent(edit)}`}>
            {t('common:logIn')}
          </ButtonLink>
        </Told>
      )
    case 'gone':
      return <Told tone="bad" title={t('operate:item.edit.gone')} />
    case 'refused':
      return handIn.refusal.outcome === 'no-reason' ? null : <Refused refusal={handIn.refusal} back={back} />
    default:
      return null
  }
}

function Told({ tone, title, children }: { tone: 'warn' | 'bad' | 'info'; title: string; children?: ReactNode }) {
  return (
    <Notice tone={tone} title={title} className="mb-4">
      {children}
    </Notice>
  )
}

function Refused({
  refusal: { outcome = 'invalid', version, problems = [] },
  back,
}: {
  refusal: Refusal
  back: string
}) {
  const { t, i18n } = useTranslation()
  const link = 'inline-flex min-h-11 items-center underline'
  return (
    <Told tone={outcome === 'unchanged' ? 'info' : 'bad'} title={t(`operate:item.edit.${outcome}`, { version })}>
      {outcome === 'stale' ? (
        <p className="flex flex-wrap gap-x-4">
          <Link to={`${back}?edit`} reloadDocument className={link}>
            {t('operate:item.edit.staleHere', { version })}
          </Link>
          <Link to={back} target="_blank" className={link}>
            {t('operate:item.edit.staleNext')}
          </Link>
        </p>
      ) : null}
      {problems.length > 0 ? (
        <ul className="mt-1 list-disc pl-5">
          {problems.map(({ where, message }) => (
            <li key={`${where} ${message}`} className="break-words">
              {i18n.exists(message) ? (
                t(message)
              ) : (
                <>
                  <code>{where}</code>: {message}
                </>
              )}
            </li>
          ))}
        </ul>
      ) : null}
    </Told>
  )
}
