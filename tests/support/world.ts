import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll } from 'vitest'
import { closeDatabase, switchDatabase } from '#app/platform/db.server.ts'
import { env } from '#app/platform/env.server.ts'

import { baseDatabase } from './base.ts'

export * from './people.ts'

/**
 * A fresh, migrated SQLite database and data folder for one test file; call it once at the top of the file.
 * The folder is removed when the file is done.
 */
export async function createWorld(): Promise<{ dataDir: string }> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'assay-test-'))
  const file = path.join(dataDir, 'assay.db')
  copyFileSync(baseDatabase(), file)
  env.DATA_DIR = dataDir
  env.DATABASE_URL = `file:${file}`
  await switchDatabase(env.DATABASE_URL)
  afterAll(async () => {
    await closeDatabase()
    rmSync(dataDir, { recursive: true, force: true })
  })
  return { dataDir }
}
