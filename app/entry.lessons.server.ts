import { type ServerBuild, createRequestHandler } from '@remix-run/node'
import type { Express, NextFunction, Request as HttpRequest, Response as HttpResponse } from 'express'
import { lessonSlots } from '#app/features/courses/lesson-slots.server.tsx'
import { type ReadyLesson, readyLesson } from '#app/features/courses/load-lesson.server.ts'
import { type PageTemplate, cutPage } from '#app/features/courses/page-template.server.ts'
import { now } from '#app/platform/clock.server.ts'
import { env } from '#app/platform/env.server.ts'
import { type Piece, gzipOf, piece, storedPiece, takesGzip } from '#app/platform/gzip-pieces.server.ts'
import { type Theme, localeOfHeaders, themeOfHeaders } from '#app/platform/i18n.server.ts'
import { newId } from '#app/platform/id.server.ts'
import { type Locale, sessionOfCookie } from '#app/platform/session.server.ts'

/**
 * Lesson pages before Remix (decisions/010). A page is made once for each language and colour scheme, by Remix, as a
 * visitor sees it; a response is that page with this response's nonce and this person's slots.
 */
const PATH = /^\/courses\/([a-z0-9-]+)\/([a-z0-9-]+)$/
/** Stands for the nonce in a page that waits; new in every process, so that no lesson can contain it. */
const PLACEHOLDER = newId()

interface ReadyPage {
  template: PageTemplate
  made: ReadyLesson
}

/** Answers GET and HEAD of lesson pages; everything else, and every lesson that does not exist, goes on to Remix. */
export function mountLessons(app: Express, build: ServerBuild): void {
  // In development the page may change with every edit.
  if (env.NODE_ENV === 'development') return
  const render = createRequestHandler(build, 'production')
  const pages = new WeakMap<ReadyLesson, Map<string, Promise<ReadyPage | null>>>()

  async function pageOf(path: string, course: string, name: string, locale: Locale, theme: Theme) {
    const made = await readyLesson(course, name, locale)
    if (!made) return null
    const ofLesson = pages.get(made) ?? new Map<string, Promise<ReadyPage | null>>()
    pages.set(made, ofLesson)
    let page = ofLesson.get(theme)
    if (!page) {
      page = renderForVisitor(render, path, locale, theme).then((html) =>
        html === null ? null : { template: cutPage(html, PLACEHOLDER), made },
      )
      ofLesson.set(theme, page)
      page.catch(() => ofLesson.delete(theme))
    }
    return page
  }

  async function serve(request: HttpRequest, response: HttpResponse, course: string, name: string): Promise<boolean> {
    const { cookie } = request.headers
    const locale = localeOfHeaders(cookie, request.headers['accept-language'])
    const page = await pageOf(request.url, course, name, locale, themeOfHeaders(cookie))
    if (!page) return false
    const { person, renewed } = await sessionOfCookie(cookie)
    const nonce = storedPiece(response.locals.nonce as string)
    const { template, made } = page
    let pieces: Piece[]
    if (person) {
      const slots = await lessonSlots(made, person, locale, now())
      pieces = template.parts.map((part) =>
        part === 'nonce' ? nonce : 'slot' in part ? slotPiece(slots(part.slot)) : part,
      )
    } else {
      pieces = template.visitor.flatMap((between, index) => (index === 0 ? between : [nonce, between]))
    }
    if (renewed) response.setHeader('Set-Cookie', renewed)
    response.setHeader('Content-Type', 'text/html; charset=utf-8')
    response.setHeader('Cache-Control', 'private, no-store')
    response.setHeader('Vary', 'Cookie, Accept-Language, Accept-Encoding')
    const gzip = takesGzip(request.headers['accept-encoding'])
    if (gzip) response.setHeader('Content-Encoding', 'gzip')
    const body = gzip ? [gzipOf(pieces)] : joined(pieces)
    response.setHeader(
      'Content-Length',
      body.reduce((sum, { length }) => sum + length, 0),
    )
    if (request.method === 'GET') {
      response.cork()
      for (const part of body) response.write(part)
    }
    response.end()
    return true
  }

  app.use((request: HttpRequest, response: HttpResponse, next: NextFunction) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return next()
    const [, course, name] = PATH.exec(request.url) ?? []
    if (course === undefined || name === undefined) return next()
    serve(request, response, course, name).then((served) => {
      if (!served) next()
    }, next)
  })
}

/** A few large pieces are written as they are, without a copy of the page; many small ones are cheaper in one. */
function joined(pieces: readonly Piece[]): Buffer[] {
  const parts = pieces.map(({ plain }) => plain)
  return parts.length <= 3 ? parts : [Buffer.concat(parts)]
}

/** The page as Remix makes it for a visitor without any state; null when Remix does not answer 200. */
async function renderForVisitor(
  render: ReturnType<typeof createRequestHandler>,
  path: string,
  locale: Locale,
  theme: Theme,
): Promise<string | null> {
  const request = new Request(new URL(path, env.ORIGIN), { headers: { Cookie: `lang=${locale}; theme=${theme}` } })
  const response = await render(request, { nonce: PLACEHOLDER })
  const html = await response.text()
  return response.status === 200 ? html : null
}

/** Slots repeat from page to page and person to person, and so do their compressed pieces. */
const slotPieces = new Map<string, Piece>()
const MOST = 2000

function slotPiece(html: string): Piece {
  let found = slotPieces.get(html)
  if (found) slotPieces.delete(html)
  else found = piece(html)
  slotPieces.set(html, found)
  if (slotPieces.size > MOST) slotPieces.delete(slotPieces.keys().next().value!)
  return found
}
