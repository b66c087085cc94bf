import pino from 'pino'
import { env } from './env.server.ts'

/** Structured log on stdout. Never log labels, passwords, cookies or e-mail addresses. */
export const log = pino({ level: env.LOG_LEVEL, base: undefined })
