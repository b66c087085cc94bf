import { useTranslation } from 'react-i18next'
import { A } from './link.tsx'
import { Logo } from './logo.tsx'

/** What the shell needs to know of the person; null for a visitor. */
export interface Viewer {
  name: string | null
  guest: boolean
  operator: boolean
}

const ROOMS = ['courses', 'practice', 'exams', 'projects'] as const

/** One line drawing a room, so that the tab bar can be read at a glance. */
const ICONS: Record<(typeof ROOMS)[number], string> = {
  courses: 'M4 5.5C7 4 10 4.5 12 6c2-1.5 5-2 8-.5v13c-3-1.5-6-1-8 .5-2-1.5-5-2-8-.5zM12 6v13',
  practice: 'M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4M9 12.5l2 2 4-4.5',
  exams: 'M7 4h10v16H7zM10 8h4M10 12h4M10 16h2',
  projects: 'M4 8h16v11H4zM9 8V5h6v3M4 13h16',
}

/** Whether a room is the one that a path lies in. */
function isCurrent(room: string, path: string): boolean {
  return path === `/${room}` || path.startsWith(`/${room}/`)
}

/** The bar at the top: who we are, the rooms, and the person. */
export function Header({ path, children }: { path: string; children: React.ReactNode }) {
  const { t } = useTranslation()
  return (
    <header className="border-b border-line bg-raised">
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:m-2 focus:rounded-lg focus:bg-raised focus:p-3"
      >
        {t('common:skipToContent')}
      </a>
      <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-x-4 px-4 py-1.5">
        <A href="/" className="flex min-h-11 items-center gap-2 font-bold text-ink no-underline">
          <Logo />
          <span className="text-lg tracking-tight">{t('common:assay')}</span>
        </A>
        <nav aria-label={t('common:rooms')} className="hidden flex-1 gap-1 md:flex">
          {ROOMS.map((room) => (
            <A
              key={room}
              href={`/${room}`}
              aria-current={isCurrent(room, path) ? 'page' : undefined}
              className="flex min-h-11 items-center rounded-lg px-3 text-ink no-underline hover:bg-sunken aria-[current]:font-semibold aria-[current]:text-gold-ink"
            >
              {t(`common:room.${room}`)}
            </A>
          ))}
        </nav>
        <div className="ml-auto flex items-center gap-1">{children}</div>
      </div>
    </header>
  )
}

/** The person's corner of the header. On lesson pages this part is filled in per request. */
export function AccountCorner({ viewer }: { viewer: Viewer | null }) {
  const { t } = useTranslation()
  const item = 'flex min-h-11 items-center rounded-lg px-3 text-ink no-underline hover:bg-sunken'
  if (!viewer || viewer.guest) {
    return (
      <>
        <A href="/login" className={item}>
          {t('common:logIn')}
        </A>
        <A
          href="/join"
          className="flex min-h-11 items-center rounded-lg bg-gold px-3 font-semibold text-on-gold no-underline hover:brightness-105"
        >
          {t('common:signUp')}
        </A>
      </>
    )
  }
  return (
    <>
      {viewer.operator ? (
        <A href="/operate" className={`${item} hidden sm:flex`}>
          {t('common:room.operate')}
        </A>
      ) : null}
      <A href="/earnings" className={`${item} hidden sm:flex`}>
        {t('common:room.earnings')}
      </A>
      <A href="/account" className={`${item} max-w-40`}>
        <span className="truncate">{viewer.name ?? t('common:room.account')}</span>
      </A>
    </>
  )
}

/** The rooms at the thumb's place on phones. */
export function TabBar({ path }: { path: string }) {
  const { t } = useTranslation()
  return (
    <nav
      aria-label={t('common:rooms')}
      className="sticky bottom-0 z-30 mt-auto grid grid-cols-4 border-t border-line bg-raised pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {ROOMS.map((room) => (
        <A
          key={room}
          href={`/${room}`}
          aria-current={isCurrent(room, path) ? 'page' : undefined}
          className="flex min-h-14 flex-col items-center justify-center gap-0.5 px-1 text-xs font-medium text-muted no-underline hover:bg-sunken aria-[current]:font-semibold aria-[current]:text-gold-ink"
        >
          <svg
            viewBox="0 0 24 24"
            className="size-6 fill-none stroke-current"
            strokeWidth="1.7"
            strokeLinecap="round"
            strokeLinejoin="round"
            aria-hidden="true"
          >
            <path d={ICONS[room]} />
          </svg>
          {t(`common:room.${room}`)}
        </A>
      ))}
    </nav>
  )
}
