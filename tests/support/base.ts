import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'

/** Where the migrated, empty database lies that every test file copies; its name follows from the migrations. */
export function baseDatabase(): string {
  const folder = path.resolve('prisma/migrations')
  const hash = createHash('sha256')
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort())
    if (file.endsWith('.sql')) hash.update(readFileSync(path.join(folder, file)))
  return path.resolve('.cache/test', `base-${hash.digest('hex').slice(0, 12)}.db`)
}
