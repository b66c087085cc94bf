import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Dashboard } from '#app/components/front/dashboard.tsx'
import { Welcome } from '#app/components/front/welcome.tsx'
import { loadDashboard } from '#app/features/journey/load-dashboard.server.ts'
import { loadFront } from '#app/features/journey/load-front.server.ts'
import { now } from '#app/platform/clock.server.ts'
import { localeOf, themeOfHeaders } from '#app/platform/i18n.server.ts'
import { i18nOf } from '#app/platform/messages.server.ts'
import { getPerson } from '#app/platform/session.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

/** The next step stands large on the page itself. */
export const handle = { ownStep: true }

/** For strangers the front page, for labelers (and guests, who have begun) where they stand. */
export async function loader({ request }: LoaderFunctionArgs) {
  const person = await getPerson(request)
  const locale = localeOf(request)
  const { t } = i18nOf[locale]
  if (!person) {
    const theme = themeOfHeaders(request.headers.get('Cookie') ?? undefined)
    return { title: t('front:title'), theme, front: loadFront(locale, now()), dashboard: null }
  }
  const { displayName: name, guest } = person
  const facts = loadDashboard(person.id, { locale, now: now() })
  return { title: t('front:dashboard.title'), front: null, dashboard: { name, guest, facts } }
}

export default function FrontPage() {
  const { front, dashboard, theme } = useLoaderData<typeof loader>()
  if (dashboard) return <Dashboard {...dashboard} />
  return <Welcome facts={front} theme={theme ?? 'system'} />
}
