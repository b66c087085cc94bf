import { z } from 'zod'

/** The shape of account forms; messages are message keys. Lengths follow NIST SP 800-63B: long is good, rules are not. */
const email = z
  .string({ error: 'account:error.email' })
  .trim()
  .toLowerCase()
  .max(254, 'account:error.email')
  .pipe(z.email('account:error.email'))

const newPassword = z
  .string({ error: 'account:error.passwordShort' })
  .min(8, 'account:error.passwordShort')
  .max(200, 'account:error.passwordLong')

const displayName = z
  .string({ error: 'account:error.name' })
  .trim()
  .normalize('NFC')
  .min(1, 'account:error.name')
  .max(60, 'account:error.name')
  // Control and direction-changing characters could disguise a name.
  .refine((name) => !/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u.test(name), 'account:error.name')

const password = z
  .string({ error: 'account:error.passwordMissing' })
  .min(1, 'account:error.passwordMissing')
  .max(200, 'account:error.wrong')

export const joinSchema = z.object({ email, displayName, password: newPassword, to: z.string().optional() })
export const setupSchema = z.object({ email, displayName, password: newPassword, token: z.string().max(200) })
export const loginSchema = z.object({ email, password, to: z.string().optional() })
export const profileSchema = z.object({ intent: z.literal('profile'), displayName })
export const passwordSchema = z.object({ intent: z.literal('password'), current: password, password: newPassword })
export const deletionSchema = z.object({ intent: z.literal('deletion'), current: password })
export const sessionsSchema = z.object({ intent: z.literal('sessions'), session: z.string().max(100) })
