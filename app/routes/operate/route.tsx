import { NavLink, Outlet, useLocation } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'

const ROOMS = ['imports', 'datasets', 'practice', 'exams', 'held', 'people', 'audit'] as const
const LINK =
  'flex min-h-11 items-center whitespace-nowrap rounded-lg px-3 text-ink no-underline hover:bg-sunken aria-[current]:bg-gold-soft aria-[current]:font-semibold aria-[current]:text-gold-ink'

/** The operators' rooms. Every page in them decides for itself who may enter. */
export default function OperateLayout() {
  const { t } = useTranslation()
  const nav = useRef<HTMLElement>(null)
  const { pathname } = useLocation()
  // On a phone not all rooms fit: the one that one is in must be seen.
  useEffect(() => {
    const current = nav.current?.querySelector<HTMLElement>('[aria-current="page"]')
    if (nav.current && current)
      nav.current.scrollLeft = current.offsetLeft - (nav.current.clientWidth - current.offsetWidth) / 2
  }, [pathname])
  return (
    <>
      <nav
        ref={nav}
        aria-label={t('operate:rooms')}
        className="relative -mx-4 mb-6 overflow-x-auto border-b border-line px-4 pb-2"
      >
        <ul className="flex gap-1">
          <li>
            <NavLink end to="/operate" className={LINK}>
              {t('operate:room.overview')}
            </NavLink>
          </li>
          {ROOMS.map((room) => (
            <li key={room}>
              <NavLink to={`/operate/${room}`} className={LINK}>
                {t(`operate:room.${room}`)}
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
      <Outlet />
    </>
  )
}
