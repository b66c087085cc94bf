import { Command } from 'commander'
import { closeDatabase } from '#app/platform/db.server.ts'
import { demoCommand } from './demo-command.ts'
import { grantRoleCommand } from './grant-role-command.ts'
import { importCommand } from './import-command.ts'
import { peopleCommand } from './people-command.ts'
import { BadData, fail } from './terminal.ts'

/** The operator's command line. Exit codes: 0 done, 1 bad data, 2 bad usage. */
const academy = new Command('academy')
  .description('The operator’s command line of the academy.')
  .showHelpAfterError('(add --help for the options)')
  .exitOverride()
for (const command of [importCommand(), peopleCommand(), grantRoleCommand(), demoCommand()])
  academy.addCommand(command.copyInheritedSettings(academy))

try {
  await academy.parseAsync()
} catch (error) {
  const { exitCode, code } = error as { exitCode?: number; code?: string }
  // Commander has said what was wrong; asking for help is not an error.
  if (code?.startsWith('commander.')) process.exitCode = exitCode === 0 ? 0 : 2
  else if (error instanceof BadData) fail(error.message, 1)
  else throw error
} finally {
  await closeDatabase()
}
