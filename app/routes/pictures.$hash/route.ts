import { readFile } from 'node:fs/promises'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { found } from '#app/platform/http.server.ts'
import { pictureFile } from '#app/platform/pictures.server.ts'

/** A picture of a lesson. Its address is the hash of what it shows, so that it never changes. */
export async function loader({ params }: LoaderFunctionArgs) {
  const file = found(await pictureFile(params.hash ?? ''), 'Picture')
  return new Response(new Uint8Array(await readFile(file)), {
    headers: { 'Content-Type': 'image/webp', 'Cache-Control': 'public, max-age=31536000, immutable' },
  })
}
