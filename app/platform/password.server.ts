import { hash, verify } from '@node-rs/argon2'

/**
 * Passwords: Argon2id with OWASP's parameters (19 MiB, 2 passes, 1 lane).
 * A verification costs about 25 ms of a core, so at most four run at once and the rest wait their turn.
 */
const OPTIONS = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const
const AT_ONCE = 4

let running = 0
const waiting: (() => void)[] = []

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve))
  running++
  try {
    return await work()
  } finally {
    running--
    waiting.shift()?.()
  }
}

/** The Argon2id hash of a password, in PHC format. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password.normalize('NFKC'), OPTIONS))
}

let decoy: Promise<string> | undefined

/**
 * Whether the password is the one hashed. Without a hash (no such account) it spends the same time on a decoy,
 * so that the answer's delay does not tell which addresses have accounts.
 */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  const against = stored ?? (await (decoy ??= hashPassword('no account has this password')))
  const matches = await inTurn(() => verify(against, password.normalize('NFKC')))
  return matches && stored !== null
}
