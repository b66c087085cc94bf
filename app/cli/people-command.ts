import { Command } from 'commander'
import { findPeople } from '#app/features/people/find-people.server.ts'
import { env } from '#app/platform/env.server.ts'
import { migrate } from '#app/platform/migrate.server.ts'
import { BadData, say } from './terminal.ts'

/** `people`: who has an account. */
export function peopleCommand(): Command {
  return new Command('people')
    .description('List people, newest first, or those whose name or e-mail begins with a text.')
    .option('--find <text>', 'beginning of a name or e-mail', '')
    .option('--page <number>', 'page of the list, from 1', '1')
    .action(run)
}

async function run({ find, page: text }: { find: string; page: string }): Promise<void> {
  const page = Number(text)
  if (!Number.isInteger(page) || page < 1) throw new BadData(`--page ${text}: is not a whole number from 1`)
  await migrate(env.DATABASE_URL)
  const { people, hasNext } = findPeople(find, page)
  for (const { name, email, role, signedUpAt } of people)
    say(`${signedUpAt.slice(0, 10)}  ${role.padEnd(9)} ${email.padEnd(32)} ${name ?? ''}`)
  if (people.length === 0) say('Nobody.')
  if (hasNext) say(`More: --page ${page + 1}`)
}
