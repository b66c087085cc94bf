import { copyFileSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs'
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

test('a database that lacks a migration is migrated, and keeps its rows', async () => {
  const file = path.join(folder, 'behind.db')
  const names = readdirSync('prisma/migrations')
    .filter((name) => /^\d/.test(name))
    .sort()
  const database = new Database(file)
  for (const name of names.slice(0, -1)) database.exec(readFileSync(`prisma/migrations/${name}/migration.sql`, 'utf8'))
  database.exec(`ATTACH '${baseDatabase()}' AS base`)
  const own = database.prepare("SELECT sql FROM base.sqlite_master WHERE name = '_prisma_migrations'").pluck().get()
  database.exec(`${String(own)};
    INSERT INTO _prisma_migrations SELECT * FROM base._prisma_migrations WHERE migration_name <> '${names.at(-1)}';
    INSERT INTO Dataset (id, slug, name, kind, source, taxonomy, createdAt) VALUES ('d', 'd', 'D', 'boxes', 'import', '{}', 0);
    INSERT INTO Item (id, datasetId, key, media, width, height, meta, createdAt) VALUES ('i', 'd', 'k', 'm', 1, 2, '{}', 0)`)
  database.close()
  await migrate(`file:${file}`)
  const again = new Database(file, { readonly: true })
  expect(schemaOf(again)).toEqual(schemaOf(new Database(baseDatabase(), { readonly: true })))
  expect(again.prepare('SELECT key, height FROM Item').all()).toEqual([{ key: 'k', height: 2 }])
  again.close()
})

/** Every table and index as it was declared, by name; Prisma's own table aside. */
function schemaOf(database: Database.Database): unknown[] {
  return database
    .prepare(
      "SELECT name, sql FROM sqlite_master WHERE name NOT LIKE '%prisma_migrations%' AND sql IS NOT NULL ORDER BY name",
    )
    .all()
}
