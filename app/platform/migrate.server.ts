import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import Database from 'better-sqlite3'

const run = promisify(execFile)

/**
 * Whether every migration is in the database already. Prisma's CLI wants the database to itself, so without this
 * question no command could run beside a server; and most starts have nothing to migrate.
 */
function isMigrated(databaseUrl: string): boolean {
  const file = databaseUrl.replace(/^file:/, '')
  if (!existsSync(file)) return false
  const wanted = readdirSync('prisma/migrations', { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const database = new Database(file, { readonly: true })
  try {
    const rows = database
      .prepare(
        'SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
      )
      .all() as { name: string }[]
    const applied = new Set(rows.map(({ name }) => name))
    return wanted.every(({ name }) => applied.has(name))
  } catch {
    // No such table: a fresh or foreign file. Prisma's CLI says what is the matter with it.
    return false
  } finally {
    database.close()
  }
}

/**
 * Applies the migrations in prisma/migrations with `prisma migrate deploy`.
 * The two stub variables keep Prisma's CLI from downloading engines that we do not use (decisions/003).
 * @throws Error with the CLI's own words
 */
export async function migrate(databaseUrl: string): Promise<void> {
  if (isMigrated(databaseUrl)) return
  mkdirSync(path.dirname(path.resolve(databaseUrl.replace(/^file:/, ''))), { recursive: true })
  const cli = path.resolve('node_modules/prisma/build/index.js')
  try {
    await run(process.execPath, [cli, 'migrate', 'deploy'], {
      env: {
        ...process.env,
        DATABASE_URL: databaseUrl,
        PRISMA_SCHEMA_ENGINE_BINARY: '/bin/true',
        PRISMA_QUERY_ENGINE_LIBRARY: '/bin/true',
        PRISMA_HIDE_UPDATE_MESSAGE: '1',
        CHECKPOINT_DISABLE: '1',
      },
    })
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string }
    // What Prisma says when it waited for a lock in vain.
    if (/SocketTimeout|database is locked/.test(stdout + stderr))
      throw new Error('The database must be migrated, but another process uses it. Stop the academy, then try again.')
    throw new Error(`Migrating the database failed:\n${stdout}${stderr}`)
  }
}
