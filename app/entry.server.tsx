import { Transform } from 'node:stream'
import type { AppLoadContext, EntryContext } from '@remix-run/node'
import { createReadableStreamFromReadable } from '@remix-run/node'
import { RemixServer, isRouteErrorResponse } from '@remix-run/react'
import { renderToPipeableStream } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { NonceContext } from '#app/components/shell/nonce.ts'
import { localeOf } from '#app/platform/i18n.server.ts'
import { log } from '#app/platform/log.server.ts'
import { i18nOf } from '#app/platform/messages.server.ts'
import { renewedCookie } from '#app/platform/session.server.ts'

/** The requests that are answered before Remix, for speed; the Express server mounts them. */
export { limitVisitors, mountHotPaths, startJobs } from './entry.hot.server.tsx'

declare module '@remix-run/node' {
  interface AppLoadContext {
    nonce?: string
    /** The client's address, for limits. */
    address?: string
  }
}

export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  { nonce }: AppLoadContext,
): Promise<Response> {
  const cookie = await renewedCookie(request)
  if (cookie) headers.append('Set-Cookie', cookie)
  headers.set('Content-Type', 'text/html; charset=utf-8')
  return new Promise((resolve, reject) => {
    let failed = status
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={nonce}>
        <I18nextProvider i18n={i18nOf[localeOf(request)]}>
          <RemixServer context={remixContext} url={request.url} nonce={nonce} abortDelay={10_000} />
        </I18nextProvider>
      </NonceContext.Provider>,
      {
        // Nothing is deferred: one whole page is cheaper than a stream of pieces.
        onAllReady() {
          const body = withoutNulls()
          resolve(new Response(createReadableStreamFromReadable(body), { status: failed, headers }))
          pipe(body)
        },
        onShellError: reject,
        onError(error) {
          failed = 500
          log.error({ err: error, path: new URL(request.url).pathname }, 'rendering failed')
        },
      },
    )
    setTimeout(abort, 12_000).unref()
  })
}

/**
 * React 18 writes zero bytes where a letter of more than one byte meets the end of one of its buffers (facebook/react
 * #24985, fixed in 19). HTML has no use for them, and in an attribute they would become a replacement character.
 */
function withoutNulls(): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      done(null, chunk.includes(0) ? chunk.filter((byte) => byte !== 0) : chunk)
    },
  })
}

export function handleError(error: unknown, { request }: { request: Request }) {
  // What was refused or is missing is an answer, not a failure of ours.
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return
  log.error({ err: error, path: new URL(request.url).pathname }, 'request failed')
}
