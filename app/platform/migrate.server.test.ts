import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, expect, test } from 'vitest'
import { baseDatabase } from '#tests/support/base.ts'
import { migrate } from './migrate.server.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'assay-migrate-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('a migrated database is left alone, also while somebody writes to it', async () => {
  const file = path.join(folder, 'done.db')
  copyFileSync(baseDatabase(), file)
  await migrate(`file:${file}`)
  const server = new Database(file)
  server.exec('PRAGMA journal_mode=WAL; BEGIN IMMEDIATE')
  const before = statSync(file).mtimeMs
  const start = performance.now()
  await migrate(`file:${file}`)
  // Prisma's own command line takes a second to start, and would wait for the lock.
  expect(performance.now() - start).toBeLessThan(500)
  expect(statSync(file).mtimeMs).toBe(before)
  server.close()
})

test('a database that lacks a migration is migrated', async () => {
  const file = path.join(folder, 'behind.db')
  copyFileSync(baseDatabase(), file)
  const database = new Database(file)
  const last = database.prepare('SELECT migration_name AS name FROM _prisma_migrations ORDER BY migration_name DESC')
  const { name } = last.get() as { name: string }
  // As it was before the last migration, which adds indexes.
  const sql = readFileSync(`prisma/migrations/${name}/migration.sql`, 'utf8')
  const added = [...sql.matchAll(/^CREATE INDEX "(\w+)"/gm)].map((match) => match[1]!)
  expect(added.length).toBeGreaterThan(0)
  for (const index of added) database.exec(`DROP INDEX "${index}"`)
  database.prepare('DELETE FROM _prisma_migrations WHERE migration_name = ?').run(name)
  database.close()
  await migrate(`file:${file}`)
  const again = new Database(file, { readonly: true })
  const indexes = again.prepare("SELECT name FROM sqlite_master WHERE type = 'index'").pluck().all()
  expect(indexes).toEqual(expect.arrayContaining(added))
  again.close()
})
