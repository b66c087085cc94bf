import { existsSync, mkdirSync, renameSync } from 'node:fs'
import path from 'node:path'
import { migrate } from '#app/platform/migrate.server.ts'
import { baseDatabase } from './base.ts'

/** Builds one migrated, empty database when there is none for these migrations; every test file copies it. */
export default async function globalSetup() {
  const base = baseDatabase()
  if (existsSync(base)) return
  mkdirSync(path.dirname(base), { recursive: true })
  const aside = `${base}.${process.pid}`
  await migrate(`file:${aside}`)
  renameSync(aside, base)
}
