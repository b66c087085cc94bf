import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { visibleTimesOf } from '#app/domain/exams/visible-times.ts'
import { submitAttempt } from '#app/features/attempts/submit-attempt.server.ts'
import { now } from '#app/platform/clock.server.ts'
import { notFound } from '#app/platform/http.server.ts'
import { requireUser } from '#app/platform/session.server.ts'

export function loader() {
  return notFound('Page')
}

/**
 * Hands one's own attempt in, and says how long its items were in sight (`visibleMs`, JSON). Whether in time or not,
 * the result says it.
 */
export async function action({ request, params }: ActionFunctionArgs) {
  const arrived = now()
  const user = await requireUser(request)
  // Whatever came instead of a form: an attempt is not refused for the time that was measured in it.
  const form = await request.formData().catch(() => null)
  const times = visibleTimesOf(form?.get('visibleMs'))
  const submitted = await submitAttempt(user.id, params.attempt ?? '', arrived, times)
  if (submitted.outcome === 'unknown') return notFound('Attempt')
  return redirect(`/attempts/${params.attempt}/result`)
}
