import { switchDatabase, closeDatabase } from '#app/platform/db.server.ts'
import { env } from '#app/platform/env.server.ts'
import { requestAs } from '#tests/support/people.ts'
import { type PlantedWorld, plantWorld } from '#tests/support/inhabited.ts'
import type { Academy } from './academy.ts'

/** Plants the named world into a running academy's database and logs everybody in. @returns the world and each one's cookie */
export async function plantInto(
  academy: Academy,
  at = new Date(),
): Promise<{ world: PlantedWorld; cookies: Record<string, string> }> {
  env.DATA_DIR = academy.dataDir
  await switchDatabase(`file:${academy.dataDir}/assay.db`)
  try {
    const world = await plantWorld(at)
    const cookies: Record<string, string> = {}
    for (const [role, person] of Object.entries(world.people)) {
      if (person) cookies[role] = (await requestAs(person, '/')).headers.get('Cookie')!
    }
    return { world, cookies }
  } finally {
    await closeDatabase()
  }
}
