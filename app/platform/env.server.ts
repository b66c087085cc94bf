import path from 'node:path'
import { z } from 'zod'

/**
 * The settings, all from environment variables, all with working defaults.
 * Parsed once; a bad one names itself and stops the start.
 */
const port = z.coerce.number().int().min(1).max(65_535)
const settings = z
  .object({
    NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
    /** Port and address to listen on. */
    PORT: port.default(3000),
    HOST: z.string().min(1).default('0.0.0.0'),
    /** Where the database, rendered pictures and imports live. */
    DATA_DIR: z.string().min(1).default('data'),
    /** `file:` URL of the SQLite database; by default inside DATA_DIR. */
    DATABASE_URL: z
      .string()
      .regex(/^file:.+/, 'must be a file: URL, e.g. file:data/assay.db')
      .optional(),
    /** The public address, e.g. https://academy.example. Behind HTTPS it must say https. */
    ORIGIN: z
      .url({ protocol: /^https?$/, error: 'must be an address such as https://academy.example' })
      .transform((value) => new URL(value).origin)
      .optional(),
    /** How many proxies stand in front of us; their X-Forwarded-* headers are believed only then. */
    TRUST_PROXY: z.coerce.number().int().min(0).max(5).default(0),
    /** Where people can write to: shown at the foot of every page. */
    CONTACT: z.email('must be an e-mail address').optional(),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
    /** Tests only: a file whose content is a number of milliseconds to add to the clock. */
    TEST_CLOCK_FILE: z.string().optional(),
  })
  .transform((value, context) => {
    if (value.TEST_CLOCK_FILE && value.NODE_ENV !== 'test') {
      context.addIssue({ code: 'custom', path: ['TEST_CLOCK_FILE'], message: 'is for NODE_ENV=test only' })
    }
    const dataDir = path.resolve(value.DATA_DIR)
    return {
      ...value,
      DATA_DIR: dataDir,
      DATABASE_URL: value.DATABASE_URL ?? `file:${path.join(dataDir, 'assay.db')}`,
      /** Set when the operator fixed the address; otherwise the request's own Host counts. */
      FIXED_ORIGIN: value.ORIGIN,
      ORIGIN: value.ORIGIN ?? `http://localhost:${value.PORT}`,
    }
  })

export type Env = z.output<typeof settings>

/**
 * Parses settings from a record of environment variables. Empty strings count as absent.
 * @throws Error whose message lists every bad setting by name
 */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = settings.safeParse(present)
  if (parsed.success) return parsed.data
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
  throw new Error(`Bad settings:\n${lines.join('\n')}`)
}

export const env = parseEnv(process.env)
