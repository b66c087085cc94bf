import { Command, Option } from 'commander'
import { scoreTags, type TagScore } from '#app/domain/grading/tags/score-tags.ts'
import { SCHEMES, type Scheme } from '#app/domain/grading/tags/scheme.ts'
import { BadColumns, checkTagColumns, parseTagColumns, schemeOfColumns } from '#app/domain/grading/tags/tag-columns.ts'
import { BadData, say } from './terminal.ts'
import { readText } from './text-file.ts'

interface Options {
  file: string
  mode: 'strict' | 'lenient'
  scheme: Scheme | 'auto'
  json?: true
}

/** `spans-score`: precision, recall and F1 of tagged spans, as conlleval and seqeval compute them. */
export function spansScoreCommand(): Command {
  return new Command('spans-score')
    .description('Score tagged spans: the last two columns of a CoNLL file are the gold tag and the given tag.')
    .requiredOption('--file <file>', 'a token a line, columns between blanks, an empty line between sentences')
    .addOption(
      new Option('--mode <mode>', 'lenient: any mixture of tags, as conlleval; strict: only spans the scheme allows')
        .choices(['strict', 'lenient'])
        .default('lenient'),
    )
    .addOption(
      new Option('--scheme <scheme>', 'tagging scheme of strict mode; auto guesses from the tags')
        .choices(['auto', ...SCHEMES])
        .default('auto'),
    )
    .option('--json', 'print one JSON document and nothing else')
    .action(run)
}

function run({ file, mode, scheme, json }: Options): void {
  const score = scoreFile(file, mode, scheme)
  if (json) say(JSON.stringify(documentOf(score)))
  else print(score)
}

function scoreFile(file: string, mode: Options['mode'], scheme: Options['scheme']): TagScore {
  const text = readText('--file', file)
  try {
    const columns = parseTagColumns(text)
    if (columns.sentences.length === 0) throw new BadColumns('holds no tokens')
    const strict = scheme === 'auto' ? schemeOfColumns(columns) : scheme
    const reading = mode === 'lenient' ? mode : strict
    checkTagColumns(columns, reading)
    return scoreTags(columns.sentences, reading)
  } catch (error) {
    if (error instanceof BadColumns) throw new BadData(`--file ${file}: ${error.message}`)
    throw error
  }
}

function documentOf({
  precision,
  recall,
  f1,
  accuracy,
  tokens,
  support,
  guessed,
  correct,
  types,
  macro,
  weighted,
}: TagScore) {
  const perType = types.map(({ type, ...shares }) => [type, shares] as const)
  return {
    precision,
    recall,
    f1,
    accuracy,
    tokens,
    support,
    guessed,
    correct,
    macro,
    weighted,
    perType: Object.fromEntries(perType),
  }
}

function print(score: TagScore): void {
  const percent = (share: number) => `${(100 * share).toFixed(2)} %`.padStart(9)
  const row = (name: string, { precision, recall, f1, support }: TagScore['types'][number] | TagScore) =>
    `${name.padEnd(16)}${percent(precision)}${percent(recall)}${percent(f1)}${String(support).padStart(9)}`
  say(`${score.tokens} tokens, ${score.support} spans in gold, ${score.guessed} given, ${score.correct} correct`)
  say(`accuracy of tags ${percent(score.accuracy).trim()}`)
  say(`${''.padEnd(16)}precision   recall       F1  support`)
  for (const type of score.types) say(row(type.type, type))
  say(row('all', score))
}
