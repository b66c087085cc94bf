import { type ActionFunctionArgs, data, redirect } from '@remix-run/node'
import { z } from 'zod'
import { holderNameSchema, nameHolder } from '#app/features/credentials/name-holder.server.ts'
import { notFound, parseForm } from '#app/platform/http.server.ts'
import { requireUser } from '#app/platform/session.server.ts'

const schema = z.strictObject({ name: holderNameSchema, hide: z.literal('yes').optional() })

export function loader() {
  return notFound('Page')
}

/** Shows or hides a name on one's own credential. */
export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requireUser(request)
  const form = await parseForm(request, schema)
  if (!form.ok) return data({ problem: form.problems[0]!.message }, { status: 400 })
  const { name, hide } = form.value
  const publicId = params.credential ?? ''
  if (!(await nameHolder(user.id, publicId, hide ? null : name))) return notFound('Credential')
  // A browser without script comes back to the page; a script stays on it.
  return request.headers.get('Sec-Fetch-Dest') === 'document' ? redirect(`/credentials/${publicId}`) : { named: true }
}
