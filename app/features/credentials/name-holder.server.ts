import { z } from 'zod'
import { rawWrite, statement } from '#app/platform/db.server.ts'

/** The name on a credential: whatever the holder wants to be called, or nothing. No invisible or direction-changing characters. */
export const holderNameSchema = z
  .string()
  .trim()
  .max(80, 'credential:name.tooLong')
  .refine((name) => !/[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/u.test(name), 'credential:name.odd')
  .transform((name) => (name === '' ? null : name.normalize('NFC')))

/** Shows a name on one's own credential, or (null) hides it. @returns whether there is such a credential of this person */
export async function nameHolder(userId: string, publicId: string, name: string | null): Promise<boolean> {
  const sql = 'UPDATE "Grant" SET holderName = ? WHERE publicId = ? AND userId = ?'
  const { changes } = await rawWrite(() => statement(sql).run(name, publicId, userId))
  return changes === 1
}
