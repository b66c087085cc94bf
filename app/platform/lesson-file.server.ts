import { createHash } from 'node:crypto'
import { type LessonFrontMatter, lessonSchema } from '#app/domain/courses/lesson.ts'
import type { Locale } from './session.server.ts'
import { type ContentProblem, parseYaml } from './yaml.server.ts'

/** One language of a lesson, as written. */
export interface LessonText extends LessonFrontMatter {
  locale: Locale
  /** For messages: relative to the folder that was read. */
  file: string
  /** SHA-256 of the file. */
  hash: string
  /** The MDX under the front matter. */
  body: string
  /** The line of the file on which the body begins. */
  bodyLine: number
  /** Addresses of its sections, in order. */
  anchors: string[]
  /** Where the front matter says something, for messages. */
  lineOf: (path: readonly PropertyKey[]) => number
}

/** The components a lesson may use, and where the front matter declares their ids. */
export const PLACES = { Check: 'checks', Picture: 'pictures', Compare: 'compares', TryIt: 'tries' } as const
export type Place = keyof typeof PLACES

const COMPONENT_LINE = /^<(Check|Picture|Compare|TryIt|Anchor) id="([^"]*)" \/>\s*$/
const LARGEST = 200_000
/** Deeper nesting than any lesson needs; a parser recurses once a level. */
const TOO_DEEP = /^(?:[ \t]*>){12}|^(?: |\t){80}|^(?:[ \t]*[-*+][ \t]){12}/m

/** Reads one lesson file; every problem names its line. */
export function parseLessonFile(
  source: string,
  { file, locale }: { file: string; locale: Locale },
): { lesson?: LessonText; problems: ContentProblem[] } {
  const text = source.replaceAll('\r\n', '\n').replace(/^\ufeff/, '')
  const refuse = (line: number, message: string) => ({ problems: [{ file, line, message }] })
  if (text.length > LARGEST) return refuse(1, `is longer than ${LARGEST} characters; make two lessons of it`)
  if (!text.startsWith('---\n')) return refuse(1, 'must begin with a line of exactly "---", then YAML, then "---"')
  const end = text.indexOf('\n---\n', 3)
  if (end < 0) return refuse(1, 'the front matter has no end: add a line of exactly "---" after it')
  const front = parseYaml(text.slice(4, end + 1), lessonSchema, { file, firstLine: 2 })
  if (!front.ok) return { problems: front.problems }
  const body = text.slice(end + 5)
  const bodyLine = text.slice(0, end + 5).split('\n').length
  const deep = TOO_DEEP.exec(body)
  if (deep) return refuse(bodyLine + body.slice(0, deep.index).split('\n').length - 1, 'is nested too deeply')
  const { anchors, problems } = scan(body, bodyLine, file, front.value, front.lineOf)
  const hash = createHash('sha256').update(text).digest('hex')
  return { lesson: { ...front.value, locale, file, hash, body, bodyLine, anchors, lineOf: front.lineOf }, problems }
}

/** Finds the components of a body line by line; that they are the only ones, the compiler proves (mdx.server.ts). */
function scan(
  body: string,
  bodyLine: number,
  file: string,
  front: LessonFrontMatter,
  lineOf: (path: readonly PropertyKey[]) => number,
) {
  const problems: ContentProblem[] = []
  const anchors: string[] = []
  const used = new Set<string>()
  body.split('\n').forEach((text, index) => {
    const match = COMPONENT_LINE.exec(text)
    if (!match) return
    const [, name, id] = match as unknown as [string, Place | 'Anchor', string]
    const problem = (message: string) => problems.push({ file, line: bodyLine + index, message })
    if (name === 'Anchor') {
      if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) problem(`an anchor is lower-case words joined by hyphens, not "${id}"`)
      if (anchors.includes(id)) problem(`the anchor "${id}" is used twice`)
      anchors.push(id)
      return
    }
    const list: { id: string }[] = front[PLACES[name]]
    if (!list.some((entry) => entry.id === id)) problem(`<${name} id="${id}" />: ${PLACES[name]} has no "${id}" above`)
    if (name !== 'Picture' && used.has(`${name} ${id}`)) problem(`<${name} id="${id}" /> is used twice`)
    used.add(`${name} ${id}`)
  })
  const compared = new Set(front.compares.flatMap(({ wrong, right }) => [wrong, right]))
  for (const name of Object.keys(PLACES) as Place[])
    front[PLACES[name]].forEach(({ id }, index) => {
      if (used.has(`${name} ${id}`) || (name === 'Picture' && compared.has(id))) return
      const line = lineOf([PLACES[name], index, 'id'])
      problems.push({
        file,
        line,
        message: `"${id}" is nowhere in the text: add <${name} id="${id}" /> on a line of its own`,
      })
    })
  return { anchors, problems }
}
