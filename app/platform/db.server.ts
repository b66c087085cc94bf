import { PrismaBetterSQLite3 } from '@prisma/adapter-better-sqlite3'
import { Prisma, PrismaClient } from '@prisma/client'
import Database from 'better-sqlite3'
import { env } from './env.server.ts'

/**
 * SQLite, three connections, one writer (decisions/003).
 *
 * - `db` reads. Its connection is `query_only`: a write that forgot its transaction fails loudly.
 * - `transaction()` writes through Prisma, one at a time: the adapter would let foreign queries
 *   slip into an open transaction of the same connection.
 * - `statement()` reads and `rawWrite()` writes with prepared statements where a Prisma call (0.3 ms) is too slow.
 *   Writes that arrive together share one durable commit.
 */
type Raw = Database.Database
export type Tx = Prisma.TransactionClient

/** SQLite lowers `synchronous` when it enters WAL, so FULL is said again on every connection. */
const PRAGMAS = 'PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=5000;'

class Adapter extends PrismaBetterSQLite3 {
  readonly #readOnly: boolean
  constructor(url: string, readOnly: boolean) {
    super({ url })
    this.#readOnly = readOnly
  }
  override async connect() {
    const adapter = await super.connect()
    const { client } = adapter as unknown as { client: Raw }
    client.exec(PRAGMAS)
    if (this.#readOnly) client.pragma('query_only = ON')
    // A deferred BEGIN that later writes fails at once when another process wrote meanwhile; IMMEDIATE waits its turn.
    const prepare = client.prepare.bind(client)
    client.prepare = ((sql: string) => prepare(sql === 'BEGIN' ? 'BEGIN IMMEDIATE' : sql)) as typeof client.prepare
    return adapter
  }
}

interface Pending {
  run: (connection: Raw) => unknown
  resolve: (value: never) => void
  reject: (error: unknown) => void
}

function open(url: string) {
  const raw = new Database(url.replace(/^file:/, ''))
  raw.exec(PRAGMAS)
  return {
    url,
    reader: new PrismaClient({ adapter: new Adapter(url, true) }),
    writer: new PrismaClient({ adapter: new Adapter(url, false) }),
    raw,
    statements: new Map<string, Database.Statement>(),
    turn: Promise.resolve() as Promise<unknown>,
    pending: [] as Pending[],
    flushing: false,
  }
}

type State = ReturnType<typeof open>
const holder = globalThis as unknown as { assayDatabase?: State }

function state(): State {
  return (holder.assayDatabase ??= open(env.DATABASE_URL))
}

/** Reads; see the module comment. */
export const db: PrismaClient = new Proxy({} as PrismaClient, {
  get: (_target, property) => {
    const reader = state().reader
    const value: unknown = Reflect.get(reader, property)
    return typeof value === 'function' ? value.bind(reader) : value
  },
})

/** Waits for the writer's turn, so that no two writes of this process ever interleave. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const current = state()
  const result = current.turn.then(work, work)
  current.turn = result.catch(() => undefined)
  return result
}

/**
 * Runs `work` in one durable transaction: everything in it is on disk when the promise resolves, or nothing is.
 * Never nest it, and do no slow work (rendering, hashing, network) inside.
 */
export function transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return inTurn(async () => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await state().writer.$transaction(work, { timeout: 60_000, maxWait: 60_000 })
      } catch (error) {
        // Another process (the command line) holds the lock: nothing was written yet, so it is safe to try again.
        if (attempt >= 5 || !/SQLITE_BUSY|database is locked/.test(String(error))) throw error
      }
    }
  })
}

/** A prepared statement of the raw connection; prepared once. For reads outside, and writes inside `rawWrite`. */
export function statement(sql: string): Database.Statement {
  const { statements, raw } = state()
  let prepared = statements.get(sql)
  if (!prepared) statements.set(sql, (prepared = raw.prepare(sql)))
  return prepared
}

/**
 * Runs synchronous raw reads on one snapshot. A dozen point reads cost almost half of what they cost with a lock for
 * each. `read` must not wait for anything before its last statement has run.
 */
export function readTogether<T>(read: () => T): T {
  if (state().raw.inTransaction) return read()
  statement('BEGIN').run()
  try {
    return read()
  } finally {
    statement('COMMIT').run()
  }
}

/**
 * Runs a synchronous write on the raw connection and resolves after it is durable. Writes that arrive while
 * another commit is under way share the next one (group commit); each keeps its own savepoint, so one that
 * throws is undone alone.
 */
export function rawWrite<T>(run: (connection: Raw) => T): Promise<T> {
  const current = state()
  return new Promise<T>((resolve, reject) => {
    current.pending.push({ run, resolve, reject } as unknown as Pending)
    if (current.flushing) return
    current.flushing = true
    setImmediate(() => void inTurn(async () => flush(current)))
  })
}

function flush(current: State) {
  const batch = current.pending
  current.pending = []
  current.flushing = false
  const done: (() => void)[] = []
  try {
    statement('BEGIN IMMEDIATE').run()
    for (const { run, resolve, reject } of batch) {
      statement('SAVEPOINT one').run()
      try {
        const value = run(current.raw)
        done.push(() => resolve(value as never))
      } catch (error) {
        statement('ROLLBACK TO one').run()
        done.push(() => reject(error))
      }
      statement('RELEASE one').run()
    }
    statement('COMMIT').run()
  } catch (error) {
    if (current.raw.inTransaction) current.raw.exec('ROLLBACK')
    for (const { reject } of batch) reject(error)
    return
  }
  for (const settle of done) settle()
}

/** Whether a write failed because a unique row exists already: what makes retries and races harmless. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002'
}

/** How Prisma's adapter writes a time; raw statements must write and compare the same text. */
export function sqlTime(time: Date): string {
  return time.toISOString().replace('Z', '+00:00')
}

/** Closes every connection; the next use opens the database named by DATABASE_URL then. For tests and shutdown. */
export async function closeDatabase(): Promise<void> {
  const current = holder.assayDatabase
  if (!current) return
  await current.turn
  holder.assayDatabase = undefined
  await Promise.all([current.reader.$disconnect(), current.writer.$disconnect()])
  current.raw.close()
}

/** Points the process at another database. For tests, which give every file a fresh one. */
export async function switchDatabase(url: string): Promise<void> {
  await closeDatabase()
  holder.assayDatabase = open(url)
}
