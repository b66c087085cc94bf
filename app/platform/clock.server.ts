import { readFileSync } from 'node:fs'
import { env } from './env.server.ts'

/**
 * The one clock. Routes read it and hand the time to features and domain as an argument.
 * In tests a file shifts it, so that a day's retry delay takes no day.
 */
export function now(): Date {
  if (!env.TEST_CLOCK_FILE) return new Date()
  return new Date(Date.now() + Number(readFileSync(env.TEST_CLOCK_FILE, 'utf8').trim() || 0))
}
