import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { completeLesson } from '#app/features/courses/complete-lesson.server.ts'
import { now } from '#app/platform/clock.server.ts'
import { lessonIndex } from '#app/platform/content.server.ts'
import { found } from '#app/platform/http.server.ts'
import { personOrGuest } from '#app/platform/session.server.ts'

/** Marks a lesson without checks as read. */
export async function action({ request, params }: ActionFunctionArgs) {
  const lesson = found(lessonIndex().lesson(params.course ?? '', params.lesson ?? ''), 'Lesson')
  const { person, headers } = await personOrGuest(request)
  await completeLesson(person.id, lesson, now())
  return redirect(`/courses/${lesson.course}/${lesson.name}#progress`, { status: 303, headers })
}

/** There is nothing to see here; somebody who comes by its address is taken to the lesson. */
export function loader({ params }: ActionFunctionArgs) {
  const lesson = found(lessonIndex().lesson(params.course ?? '', params.lesson ?? ''), 'Lesson')
  return redirect(`/courses/${lesson.course}/${lesson.name}`)
}
