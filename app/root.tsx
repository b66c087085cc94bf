import type { HeadersFunction, LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import {
  Link,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  isRouteErrorResponse,
  useLocation,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react'
import { useContext } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorPage } from '#app/components/shell/error-page.tsx'
import { Footer } from '#app/components/shell/footer.tsx'
import { AccountCorner, Header, TabBar } from '#app/components/shell/header.tsx'
import { IslandScripts } from '#app/components/shell/island-scripts.tsx'
import { type AnchorProps, LinkContext, PlainAnchor, isLesson } from '#app/components/shell/link.tsx'
import { NextStepBar } from '#app/components/shell/next-step-bar.tsx'
import { NonceContext } from '#app/components/shell/nonce.ts'
import { loadShell } from '#app/features/journey/load-shell.server.ts'
import { now } from '#app/platform/clock.server.ts'
import { env } from '#app/platform/env.server.ts'
import { localeOf, themeOfHeaders } from '#app/platform/i18n.server.ts'
import { getPerson } from '#app/platform/session.server.ts'
import fonts from '@fontsource-variable/noto-sans-kr/index.css?url'
import styles from '#app/styles/app.css?url'

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: styles },
  { rel: 'stylesheet', href: fonts },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
  { rel: 'manifest', href: '/site.webmanifest' },
]

export const meta: MetaFunction<typeof loader> = () => [{ title: 'Assay' }]

export const headers: HeadersFunction = () => ({
  'Cache-Control': 'private, no-store',
  Vary: 'Cookie, Accept-Language',
})

/** What every page shows of the person: their name, their rooms, their next step to paid work. */
export async function loader({ request }: LoaderFunctionArgs) {
  const person = await getPerson(request)
  const locale = localeOf(request)
  return {
    locale,
    theme: themeOfHeaders(request.headers.get('Cookie') ?? undefined),
    contact: env.CONTACT ?? null,
    ...(await loadShell(person, locale, now())),
  }
}

function RemixAnchor({ href, children, ...rest }: AnchorProps) {
  return (
    <Link to={href} reloadDocument={isLesson(href)} {...rest}>
      {children}
    </Link>
  )
}

/** Lesson pages are HTML with islands: a route says so with `handle = { islands: true }`. */
function useIslands(): boolean {
  return useMatches().some((match) => (match.handle as { islands?: boolean } | undefined)?.islands)
}

/**
 * A page that wants the screen to itself (the exam room) says `handle = { bare: true }`, or a function of its
 * loader data where that depends.
 */
function useBare(): boolean {
  return useMatches().some(({ handle, data }) => {
    const bare = (handle as { bare?: boolean | ((data: unknown) => boolean) } | undefined)?.bare
    return typeof bare === 'function' ? bare(data) : bare
  })
}

/** A page that says the next step itself (the front page) says so with `handle = { ownStep: true }`. */
function useOwnStep(): boolean {
  return useMatches().some(({ handle }) => (handle as { ownStep?: boolean } | undefined)?.ownStep)
}

export function Layout({ children }: { children: React.ReactNode }) {
  const shell = useRouteLoaderData<typeof loader>('root')
  const { t, i18n } = useTranslation()
  const nonce = useContext(NonceContext)
  const islands = useIslands()
  const bare = useBare()
  const ownStep = useOwnStep()
  const { pathname } = useLocation()
  const theme = shell?.theme ?? 'system'
  return (
    <html lang={i18n.language} data-theme={theme === 'system' ? undefined : theme}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="description" content={t('common:description')} />
        <Meta />
        <Links />
      </head>
      <body className="flex min-h-dvh flex-col bg-surface text-ink antialiased">
        <LinkContext.Provider value={islands ? PlainAnchor : RemixAnchor}>
          <Header path={pathname}>
            {/* The slots are what a cached lesson page fills in for each person (decisions/010). */}
            <div data-slot="account" className="contents">
              <AccountCorner viewer={shell?.viewer ?? null} />
            </div>
          </Header>
          {bare ? null : (
            <div data-slot="next-step" className="contents">
              <NextStepBar step={ownStep ? null : (shell?.next ?? null)} guest={shell?.viewer?.guest ?? false} />
            </div>
          )}
          <main id="main" tabIndex={-1} className="mx-auto w-full max-w-6xl flex-1 px-4 py-6 outline-none">
            {children}
          </main>
          {bare ? null : <Footer locale={i18n.language} theme={theme} contact={shell?.contact ?? null} />}
          {bare ? null : <TabBar path={pathname} />}
        </LinkContext.Provider>

        {islands ? (
          <IslandScripts nonce={nonce} />
        ) : (
          <>
            <ScrollRestoration nonce={nonce} />
            <Scripts nonce={nonce} />
          </>
        )}
      </body>
    </html>
  )
}

export default function App() {
  return <Outlet />
}

export function ErrorBoundary() {
  const error = useRouteError()
  const response = isRouteErrorResponse(error) ? error : null
  return <ErrorPage status={response?.status ?? 500} problems={response?.data?.problems} />
}
