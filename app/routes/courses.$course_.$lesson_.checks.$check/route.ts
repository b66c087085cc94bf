import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { z } from 'zod'
import { answerCheck } from '#app/features/courses/answer-check.server.ts'
import { now } from '#app/platform/clock.server.ts'
import { lessonIndex } from '#app/platform/content.server.ts'
import { badRequest, found, notFound, parseForm } from '#app/platform/http.server.ts'
import { localeOf } from '#app/platform/i18n.server.ts'
import { personOrGuest } from '#app/platform/session.server.ts'

const schema = z.object({ choice: z.string().regex(/^\d$/, 'learn:problem.choice').transform(Number) })

/** Answers a check: a page's script gets the result as JSON, a plain form goes back to the check. */
export async function action({ request, params }: ActionFunctionArgs) {
  const lesson = found(lessonIndex().lesson(params.course ?? '', params.lesson ?? ''), 'Lesson')
  const check = params.check ?? ''
  if (!lesson.checks.includes(check)) notFound('Check')
  const form = await parseForm(request, schema)
  if (!form.ok) badRequest(form.problems)
  const { person, headers } = await personOrGuest(request)
  const answer = { lesson, check, choice: form.value.choice, locale: localeOf(request) }
  const result = await answerCheck(person.id, answer, now())
  if (result.outcome === 'no-such-check') notFound('Check')
  if (result.outcome === 'no-such-option') badRequest([{ where: 'choice', message: 'learn:problem.choice' }])
  if (request.headers.get('Accept') !== 'application/json')
    return redirect(`/courses/${lesson.course}/${lesson.name}#check-${check}`, { status: 303, headers })
  const { state, answered, completed } = result
  return Response.json({ state, answered, completed }, { headers })
}

/** There is nothing to see here; somebody who comes by its address is taken to the lesson. */
export function loader({ params }: ActionFunctionArgs) {
  const lesson = found(lessonIndex().lesson(params.course ?? '', params.lesson ?? ''), 'Lesson')
  return redirect(`/courses/${lesson.course}/${lesson.name}`)
}
