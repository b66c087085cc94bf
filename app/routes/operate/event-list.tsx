import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { WhoWhen } from './who-when.tsx'

export interface ShownEvent {
  id: number
  act: string
  subjectType: string
  subjectId: string
  actor: { id: string; name: string | null } | null
  reason: string | null
  detail: string[]
  at: string
}

const ROOMS: Record<string, string> = { user: 'people', grant: 'grants' }

/** Acts of power: who did what to what, when and why. */
export function EventList({ events, linked = true }: { events: readonly ShownEvent[]; linked?: boolean }) {
  const { t, i18n } = useTranslation()
  return (
    <ol className="divide-y divide-line rounded-lg border border-line bg-raised">
      {events.map(({ id, act, subjectType, subjectId, actor, reason, detail, at }) => {
        const room = ROOMS[subjectType]
        const words = i18n.exists(`operate:act.${act}`) ? t(`operate:act.${act}`) : act
        return (
          <li key={id} className="px-4 py-2">
            <p className="flex flex-wrap items-center gap-x-3">
              {linked && room ? (
                <Link
                  to={`/operate/${room}/${subjectId}`}
                  className="inline-flex min-h-11 items-center font-semibold text-gold-ink underline"
                >
                  {words}
                </Link>
              ) : (
                <span className="inline-flex min-h-11 items-center font-semibold">{words}</span>
              )}
              <WhoWhen who={actor} at={at} />
            </p>
            {reason ? <p className="break-words">{reason}</p> : null}
            {detail.length > 0 ? <p className="text-sm break-words text-muted">{detail.join(' · ')}</p> : null}
          </li>
        )
      })}
    </ol>
  )
}
