import type { ServerBuild } from '@remix-run/node'
import type { Express, NextFunction, Request, Response } from 'express'
import { expireAttempts } from '#app/features/attempts/expire-attempts.server.ts'
import { now } from '#app/platform/clock.server.ts'
import { log } from '#app/platform/log.server.ts'
import { limit } from '#app/platform/rate-limit.server.ts'
import { personOfCookie, sweepSessions } from '#app/platform/session.server.ts'
import { mountAnswerSave } from './entry.answers.server.ts'
import { mountLessons } from './entry.lessons.server.ts'

/** Mounts what is answered before Remix, because Remix costs 2–4 ms a request (decisions/010). */
export function mountHotPaths(app: Express, build: ServerBuild): void {
  mountLessons(app, build)
  mountAnswerSave(app)
}

/** A POST without a live session may make a guest: one address may not make them without end. */
export async function limitVisitors(request: Request, response: Response, next: NextFunction) {
  try {
    if (request.method !== 'POST' || (await personOfCookie(request.headers.cookie))) return next()
    const seconds = await limit('guest-address', request.ip ?? '')
    if (seconds === 0) return next()
    response
      .status(429)
      .set('Retry-After', String(seconds))
      .type('text/plain')
      .send(`Too many tries. Wait ${seconds} seconds.\n`)
  } catch (error) {
    next(error)
  }
}

const JOBS: { name: string; everyMs: number; run: (at: Date) => Promise<unknown> }[] = [
  { name: 'sweep sessions', everyMs: 3_600_000, run: sweepSessions },
  { name: 'expire attempts', everyMs: 15_000, run: expireAttempts },
]

/** Starts the recurring jobs; returns what stops them. A job that fails is logged and tried again at its next turn. */
export function startJobs(): () => void {
  const timers = JOBS.map(({ name, everyMs, run }) =>
    setInterval(
      () => void run(now()).catch((error: unknown) => log.error({ err: error, job: name }, 'job failed')),
      everyMs,
    ).unref(),
  )
  return () => timers.forEach(clearInterval)
}
