import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { submitAttempt } from '#app/features/attempts/submit-attempt.server.ts'
import { now } from '#app/platform/clock.server.ts'
import { notFound } from '#app/platform/http.server.ts'
import { requireUser } from '#app/platform/session.server.ts'

export function loader() {
  return notFound('Page')
}

/** Hands one's own attempt in. Whether in time or not, the result says it. */
export async function action({ request, params }: ActionFunctionArgs) {
  const arrived = now()
  const user = await requireUser(request)
  const submitted = await submitAttempt(user.id, params.attempt ?? '', arrived)
  if (submitted.outcome === 'unknown') return notFound('Attempt')
  return redirect(`/attempts/${params.attempt}/result`)
}
