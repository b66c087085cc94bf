import type { ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { visibleMsSchema } from '#app/domain/labels/visible-ms.ts'
import { submitPracticeAnswer } from '#app/features/practice/submit-practice-answer.server.ts'
import { now } from '#app/platform/clock.server.ts'
import { notFound } from '#app/platform/http.server.ts'
import { getPerson } from '#app/platform/session.server.ts'

const bodySchema = z.strictObject({ label: z.unknown(), visibleMs: visibleMsSchema })

export function loader() {
  return notFound('Page')
}

/**
 * Hands in an answer: `{ label, visibleMs? }` as JSON, graded before it is answered. Sending the same again is harmless.
 * 200 { score, tries } · 400 { problems } · 401 the session is over · 404 no such task of yours
 */
export async function action({ request, params }: ActionFunctionArgs): Promise<Response> {
  const person = await getPerson(request)
  if (!person) return Response.json({ error: 'practice:sessionOver' }, { status: 401 })
  const body = bodySchema.safeParse(await request.json().catch(() => null))
  if (!body.success) {
    return Response.json({ problems: [{ where: '(body)', message: 'send { "label": … } as JSON' }] }, { status: 400 })
  }
  const submitted = await submitPracticeAnswer(
    { taskId: params.task!, userId: person.id, label: body.data.label, visibleMs: body.data.visibleMs },
    now(),
  )
  switch (submitted.outcome) {
    case 'unknown':
      return Response.json({ error: 'practice:unknown' }, { status: 404 })
    case 'invalid':
      return Response.json({ problems: submitted.problems }, { status: 400 })
    case 'graded':
      return Response.json({ score: submitted.score, tries: submitted.tries })
  }
}
