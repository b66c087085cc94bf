import express, { type Express, type NextFunction, type Request, type Response } from 'express'
import { answerReply } from '#app/features/attempts/answer-reply.server.ts'
import { now } from '#app/platform/clock.server.ts'
import { log } from '#app/platform/log.server.ts'
import { personOfCookie } from '#app/platform/session.server.ts'

/** The largest answer: 500 boxes are about 60 kB, 500 regions of 100 vertices about 700. */
const readJson = express.json({ limit: '900kb', strict: true })

async function save(request: Request, response: Response) {
  // Taken first: an answer is as early as it arrived, however long the rest takes.
  const arrived = now()
  const person = await personOfCookie(request.headers.cookie)
  const { status, body } = await answerReply(person, request.params.attempt!, request.body, arrived)
  response.status(status).set('Cache-Control', 'no-store').json(body)
}

/** A body that is too large or no JSON is the sender's mistake; anything else is ours, and nothing was saved. */
function refuse(error: unknown, _request: Request, response: Response, _next: NextFunction) {
  const status = (error as { status?: number }).status ?? 500
  if (status >= 500) log.error({ err: error }, 'saving an answer failed')
  const key = status === 413 ? 'tooLarge' : status < 500 ? 'unreadable' : 'failed'
  response
    .status(status)
    .set('Cache-Control', 'no-store')
    .json({ error: `exam:save.${key}` })
}

/** Answers of exams are saved before Remix, at a fifth of its cost; the route of the same address does the same. */
export function mountAnswerSave(app: Express): void {
  const path = '/attempts/:attempt/answers'
  app.post(path, readJson, (request, response, next) => void save(request, response).catch(next))
  app.use(path, refuse)
}
