import { i18nOf } from '#app/platform/messages.server.ts'
import { localeOf } from '#app/platform/i18n.server.ts'

/** The page of a paged list that an address asks for: from 1; what is no page is the first. */
export function pageOf(request: Request): number {
  const page = Number(new URL(request.url).searchParams.get('page') ?? 1)
  return Number.isInteger(page) && page >= 1 && page <= 100_000 ? page : 1
}

/** The title of an operators' page in the reader's language. */
export function titleOf(request: Request, key: string, values: Record<string, string> = {}): string {
  return `${i18nOf[localeOf(request)].t(`operate:${key}`, values)} · Assay`
}
