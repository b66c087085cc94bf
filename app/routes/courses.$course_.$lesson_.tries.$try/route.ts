import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { z } from 'zod'
import { gradeTry } from '#app/features/courses/grade-try.server.ts'
import { now } from '#app/platform/clock.server.ts'
import { lessonIndex } from '#app/platform/content.server.ts'
import { badRequest, found, notFound, parsed } from '#app/platform/http.server.ts'
import { localeOf } from '#app/platform/i18n.server.ts'
import { personOrGuest } from '#app/platform/session.server.ts'

const schema = z.strictObject({ label: z.unknown() })

/** Grades an exercise of a lesson at once. */
export async function action({ request, params }: ActionFunctionArgs) {
  const lesson = found(lessonIndex().lesson(params.course ?? '', params.lesson ?? ''), 'Lesson')
  const exercise = params.try ?? ''
  if (!lesson.tries.includes(exercise)) notFound('Exercise')
  const body: unknown = await request
    .json()
    .catch(() => badRequest([{ where: '(body)', message: 'learn:problem.json' }]))
  const { label } = parsed(schema, body)
  const { person, headers } = await personOrGuest(request)
  const result = await gradeTry(person.id, { lesson, exercise, label, locale: localeOf(request) }, now())
  if (result.outcome === 'no-such-try') notFound('Exercise')
  if (result.outcome === 'not-a-label') badRequest(result.problems)
  const { grade, gold, passed } = result
  return Response.json({ grade, gold, passed }, { headers })
}

/** There is nothing to see here; somebody who comes by its address is taken to the lesson. */
export function loader({ params }: ActionFunctionArgs) {
  const lesson = found(lessonIndex().lesson(params.course ?? '', params.lesson ?? ''), 'Lesson')
  return redirect(`/courses/${lesson.course}/${lesson.name}`)
}
