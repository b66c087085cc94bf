import { Command } from 'commander'
import { closeDatabase } from '#app/platform/db.server.ts'
import { aggregateCommand } from './aggregate-command.ts'
import { agreementCommand } from './agreement-command.ts'
import { cocoEvalCommand } from './coco-eval-command.ts'
import { demoCommand } from './demo-command.ts'
import { exportCommand } from './export-command.ts'
import { gradeCommand } from './grade-command.ts'
import { grantRoleCommand } from './grant-role-command.ts'
import { importCommand } from './import-command.ts'
import { itemAnalysisCommand } from './item-analysis-command.ts'
import { peopleCommand } from './people-command.ts'
import { spansScoreCommand } from './spans-score-command.ts'
import { BadData, fail } from './terminal.ts'
import { textScoreCommand } from './text-score-command.ts'

/** The operator's command line. Exit codes: 0 done, 1 bad data, 2 bad usage. */
const academy = new Command('academy')
  .description('The operator’s command line of the academy.')
  .showHelpAfterError('(add --help for the options)')
  .exitOverride()
const commands = [
  importCommand(),
  exportCommand(),
  gradeCommand(),
  cocoEvalCommand(),
  spansScoreCommand(),
  textScoreCommand(),
  agreementCommand(),
  aggregateCommand(),
  itemAnalysisCommand(),
  peopleCommand(),
  grantRoleCommand(),
  demoCommand(),
]
for (const command of commands) academy.addCommand(command.copyInheritedSettings(academy))

// Whoever reads our output may stop early (`… | head`); that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

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
