import { transaction } from '#app/platform/db.server.ts'

/** Changes the name that the academy shows for a person. */
export async function renamePerson(userId: string, displayName: string): Promise<void> {
  await transaction((tx) => tx.user.update({ where: { id: userId }, data: { displayName } }))
}
