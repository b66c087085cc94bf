import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { RateLimiterRes, RateLimiterSQLite } from 'rate-limiter-flexible'
import { env } from './env.server.ts'

/**
 * Limits per account and per address, kept in a database file of their own: they survive a restart, and their
 * frequent small writes never wait for the academy's.
 */
const RULES = {
  /** Wrong passwords for one account. */
  'login-account': { points: 10, duration: 15 * 60 },
  /** Logins from one address, right or wrong. */
  'login-address': { points: 60, duration: 15 * 60 },
  'join-address': { points: 20, duration: 60 * 60 },
  'guest-address': { points: 120, duration: 60 * 60 },
  'upload-person': { points: 30, duration: 60 * 60 },
} as const
export type Rule = keyof typeof RULES

type Limiters = Record<Rule, RateLimiterSQLite>
const holder = globalThis as unknown as { assayLimits?: Map<string, Promise<Limiters>> }

async function open(dataDir: string): Promise<Limiters> {
  mkdirSync(dataDir, { recursive: true })
  const client = new Database(path.join(dataDir, 'limits.db'))
  client.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=2000;')
  const names = Object.keys(RULES) as Rule[]
  const made = await Promise.all(
    names.map(
      (name) =>
        new Promise<RateLimiterSQLite>((resolve, reject) => {
          const options = {
            storeClient: client,
            storeType: 'better-sqlite3',
            tableName: 'limits',
            keyPrefix: name,
            ...RULES[name],
          }
          const limiter: RateLimiterSQLite = new RateLimiterSQLite(options, (error?: Error) =>
            error ? reject(error) : resolve(limiter),
          )
        }),
    ),
  )
  return Object.fromEntries(names.map((name, index) => [name, made[index]!])) as Limiters
}

function limiters(): Promise<Limiters> {
  const all = (holder.assayLimits ??= new Map())
  let one = all.get(env.DATA_DIR)
  if (!one) all.set(env.DATA_DIR, (one = open(env.DATA_DIR)))
  return one
}

/** Keys are hashed: the file holds no addresses of people. */
const keyOf = (key: string) => createHash('sha256').update(key).digest('base64url')

/** Counts one try. @returns 0 when it may go on, else the seconds to wait */
export async function limit(rule: Rule, key: string): Promise<number> {
  try {
    await (await limiters())[rule].consume(keyOf(key))
    return 0
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000))
    throw refusal
  }
}

/** Forgets the tries of a key: after a right password. */
export async function forgive(rule: Rule, key: string): Promise<void> {
  await (await limiters())[rule].delete(keyOf(key))
}
