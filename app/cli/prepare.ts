/**
 * Before serving: checks the settings, migrates the database, seeds what is missing, and says where to go.
 */
import { existsSync, mkdirSync } from 'node:fs'
import { env } from '#app/platform/env.server.ts'
import { closeDatabase } from '#app/platform/db.server.ts'
import { migrate } from '#app/platform/migrate.server.ts'
import { now } from '#app/platform/clock.server.ts'
import { prepareLessons } from '#app/features/courses/prepare-lessons.server.ts'
import { prepareAcademy } from '#app/features/setup/prepare-academy.server.ts'
import { failInterruptedImports } from '#app/features/imports/fail-interrupted-imports.server.ts'
import { issueSetupToken } from '#app/features/setup/setup-token.server.ts'

const say = (line: string) => process.stdout.write(`  ${line}\n`)

mkdirSync(env.DATA_DIR, { recursive: true })
const fresh = !existsSync(env.DATABASE_URL.replace(/^file:/, ''))
if (fresh) say('creating the database …')
await migrate(env.DATABASE_URL)
const interrupted = await failInterruptedImports(now())
if (interrupted > 0) say(`${interrupted} imports were interrupted and must be started again`)
await prepareLessons(say)
await prepareAcademy({ contentDir: 'content', now: now(), onProgress: say })

const token = await issueSetupToken(now())
process.stdout.write(`\n  Assay serves on ${env.ORIGIN}\n`)
if (token) {
  process.stdout.write(
    `\n  Make the operator account here (this link works once):\n  ${env.ORIGIN}/setup?token=${token}\n`,
  )
}
process.stdout.write('\n')
await closeDatabase()
