import { readFile } from 'node:fs/promises'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { loadMedia } from '#app/features/items/load-media.server.ts'
import { found, notFound } from '#app/platform/http.server.ts'
import { MEDIA_TYPE, mediaFile } from '#app/platform/media.server.ts'
import { getPerson, hasRole } from '#app/platform/session.server.ts'

/** The picture of an item: only for people it was served to, guests included, and for operators, who author. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const person = await getPerson(request)
  if (!person) return notFound('Picture')
  const viewer = { id: person.id, authors: hasRole(person, 'operator') }
  const name = found(loadMedia(params.item!, viewer), 'Picture')
  return new Response(await readFile(mediaFile(name)), {
    headers: {
      'Content-Type': MEDIA_TYPE,
      // An item's picture never changes; the browser of this person may keep it, nobody in between.
      'Cache-Control': 'private, max-age=31536000, immutable',
    },
  })
}
