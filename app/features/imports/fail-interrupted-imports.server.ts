import { rm } from 'node:fs/promises'
import { transaction } from '#app/platform/db.server.ts'
import { uploadsFolder } from './receive-upload.server.ts'

/**
 * Says of imports that a stopped process left behind that they failed, and removes their uploads. Call it at start,
 * before this process imports anything. An import on the command line that still runs says at its end how it went.
 * @returns how many there were
 */
export async function failInterruptedImports(now: Date): Promise<number> {
  const problems = [
    { where: '(import)', message: 'the server stopped in the middle; nothing was imported. Start it again' },
  ]
  const { count } = await transaction((tx) =>
    tx.importRun.updateMany({
      where: { state: 'running', startedAt: { lt: now } },
      data: { state: 'failed', problems, finishedAt: now },
    }),
  )
  await rm(uploadsFolder(), { recursive: true, force: true })
  return count
}
