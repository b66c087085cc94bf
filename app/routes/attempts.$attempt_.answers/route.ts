import { type ActionFunctionArgs, type LoaderFunctionArgs, json } from '@remix-run/node'
import { answerReply } from '#app/features/attempts/answer-reply.server.ts'
import { loadRoom } from '#app/features/attempts/load-room.server.ts'
import { now } from '#app/platform/clock.server.ts'
import { notFound } from '#app/platform/http.server.ts'
import { getPerson, requireUser } from '#app/platform/session.server.ts'

const headers = { 'Cache-Control': 'no-store' }

/** The newest answers of one's own open attempt, and the server's time: what the room asks when it is looked at again. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requireUser(request)
  const loaded = await loadRoom(user.id, params.attempt ?? '', now())
  if (loaded.outcome === 'unknown') return notFound('Attempt')
  if (loaded.outcome === 'over') return json({ open: false as const }, { headers })
  const { serverNow, deadlineAt, items } = loaded.room
  const answers = items.map(({ position, answer }) => ({ position, answer }))
  return json({ open: true as const, serverNow, deadlineAt, answers }, { headers })
}

/** Saves an answer. The server answers this address before Remix does (app/entry.answers.server.ts), and alike. */
export async function action({ request, params }: ActionFunctionArgs) {
  const arrived = now()
  const person = await getPerson(request)
  const input: unknown = await request.json().catch(() => null)
  const { status, body } = await answerReply(person, params.attempt ?? '', input, arrived)
  return json(body, { status, headers })
}
