import { Command, Option } from 'commander'
import type { TextPolicy, TextUnit } from '#app/domain/grading/transcription/policy.ts'
import { textScore, type TextScore } from '#app/domain/grading/transcription/text-score.ts'
import { BadData, say } from './terminal.ts'
import { linesOf, readText } from './text-file.ts'

interface Options extends TextPolicy {
  references: string
  hypotheses: string
  unit: TextUnit
  json?: true
}

/** `text-score`: character or word error rate of texts against references, line by line. */
export function textScoreCommand(): Command {
  const choice = (name: string, what: string, choices: string[], preset: string) =>
    new Option(`--${name} <${name}>`, what).choices(choices).default(preset)
  return new Command('text-score')
    .description('Error rate of texts against references: one text per line in both files.')
    .requiredOption('--references <file>', 'what should have been written')
    .requiredOption('--hypotheses <file>', 'what was written')
    .addOption(new Option('--unit <unit>', 'what is counted').choices(['char', 'word']).makeOptionMandatory())
    .addOption(choice('normalization', 'Unicode form in which texts are compared', ['NFC', 'NFKC'], 'NFC'))
    .addOption(choice('case', 'capitals and small letters', ['keep', 'ignore'], 'keep'))
    .addOption(choice('punctuation', 'marks of punctuation', ['keep', 'ignore'], 'keep'))
    .addOption(choice('spacing', 'blanks; words need them', ['keep', 'collapse', 'ignore'], 'collapse'))
    .option('--json', 'print one JSON document and nothing else')
    .action(run)
}

function run({ references, hypotheses, unit, json, ...policy }: Options): void {
  const expected = linesOf(readText('--references', references))
  const written = linesOf(readText('--hypotheses', hypotheses))
  if (expected.length !== written.length)
    throw new BadData(
      `every reference needs one hypothesis: ${references} has ${expected.length} lines, ${hypotheses} has ${written.length}`,
    )
  const score = textScore(expected, written, unit, policy)
  if (json) say(JSON.stringify({ ...score, lines: expected.length }))
  else print(score, unit, expected.length)
}

function print(
  { rate, substitutions, deletions, insertions, hits, reference }: TextScore,
  unit: TextUnit,
  lines: number,
) {
  say(`${unit === 'char' ? 'character' : 'word'} error rate ${(100 * rate).toFixed(2)} %`)
  say(`  lines          ${lines}`)
  say(`  reference      ${reference}`)
  say(`  hits           ${hits}`)
  say(`  substitutions  ${substitutions}`)
  say(`  deletions      ${deletions}`)
  say(`  insertions     ${insertions}`)
}
