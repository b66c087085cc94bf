import { Command, Option } from 'commander'
import { ROLES, changeRole } from '#app/features/people/change-role.server.ts'
import { findByEmail } from '#app/features/people/find-people.server.ts'
import { now } from '#app/platform/clock.server.ts'
import { env } from '#app/platform/env.server.ts'
import { migrate } from '#app/platform/migrate.server.ts'
import type { Role } from '#app/platform/session.server.ts'
import { BadData, say } from './terminal.ts'

/** `grant-role`: makes somebody a labeler, reviewer, operator or admin. */
export function grantRoleCommand(): Command {
  return new Command('grant-role')
    .description('Give a person another role. Their sessions end; they log in again.')
    .requiredOption('--email <address>', 'the person’s e-mail')
    .addOption(new Option('--role <role>', 'the role to give').choices(ROLES).makeOptionMandatory())
    .action(run)
}

async function run({ email, role }: { email: string; role: Role }): Promise<void> {
  await migrate(env.DATABASE_URL)
  const userId = findByEmail(email)
  if (!userId) throw new BadData(`--email ${email}: nobody has signed up with it`)
  const result = await changeRole({ actorId: null, userId, role, now: now() })
  say(
    result.outcome === 'changed'
      ? `${email}: ${result.from} → ${role}`
      : `${email} is ${role} already; nothing was changed.`,
  )
}
