import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { bundleMDX } from 'mdx-bundler'
import { getMDXComponent } from 'mdx-bundler/client/index.js'
import { type FunctionComponent, createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import rehypeSlug from 'rehype-slug'
import remarkGfm from 'remark-gfm'
import { env } from './env.server.ts'
import { newId } from './id.server.ts'
import { type LessonText, PLACES, type Place } from './lesson-file.server.ts'
import { guardLesson } from './mdx-guard.server.ts'
import { ContentError, type ContentProblem } from './yaml.server.ts'

/**
 * Lessons become HTML on the server, once a text: the browser never compiles or evaluates anything. What stands in
 * the place of an island is left open; features/courses fills it in for each reader.
 */
export interface CompiledLesson {
  /** HTML, and between it the places of islands and pictures. */
  pieces: (string | { place: Place; id: string })[]
  /** The sections, for the table of contents. */
  headings: { id: string; text: string; depth: 2 | 3 }[]
}

/** Raise it whenever the same lesson would compile to something else. */
const COMPILER = '1'

const refuseEngine = () => {
  throw new Error('front matter is YAML; no other language is read')
}
/** gray-matter evaluates `---js` front matter: every engine it has is replaced by one that refuses. */
const NO_ENGINES = Object.fromEntries(
  ['js', 'javascript', 'JS', 'Js', 'json', 'coffee', 'coffeescript', 'cson', 'toml'].map((name) => [
    name,
    refuseEngine,
  ]),
)

const inMemory = new Map<string, CompiledLesson>()
const underWay = new Map<string, Promise<CompiledLesson>>()

/**
 * A lesson as HTML: from memory, from DATA_DIR/cache/lessons, or compiled now.
 * @throws ContentError naming the line of what a lesson may not contain
 */
export async function compileLesson(text: LessonText): Promise<CompiledLesson> {
  const key = createHash('sha256').update(`${COMPILER} ${text.hash}`).digest('hex')
  const known = inMemory.get(key) ?? readCached(key)
  if (known) {
    inMemory.set(key, known)
    return known
  }
  let compiling = underWay.get(key)
  if (!compiling) {
    compiling = compile(text).finally(() => underWay.delete(key))
    underWay.set(key, compiling)
  }
  const compiled = await compiling
  inMemory.set(key, compiled)
  writeCached(key, compiled)
  return compiled
}

const cacheFile = (key: string) => path.join(env.DATA_DIR, 'cache', 'lessons', `${key}.json`)

function readCached(key: string): CompiledLesson | undefined {
  if (!existsSync(cacheFile(key))) return undefined
  try {
    return JSON.parse(readFileSync(cacheFile(key), 'utf8')) as CompiledLesson
  } catch {
    return undefined // Half a file from a crash: it is compiled and written again.
  }
}

function writeCached(key: string, compiled: CompiledLesson): void {
  const file = cacheFile(key)
  mkdirSync(path.dirname(file), { recursive: true })
  const draft = `${file}.${newId()}`
  writeFileSync(draft, JSON.stringify(compiled))
  renameSync(draft, file)
}

async function compile(text: LessonText): Promise<CompiledLesson> {
  const problems: ContentProblem[] = []
  const headings: CompiledLesson['headings'] = []
  // Blank lines stand for the front matter, so that every line number is the file's own.
  const source = '\n'.repeat(text.bodyLine - 1) + text.body
  const { code } = await bundleMDX({
    source,
    grayMatterOptions: (options) => ({ ...options, engines: NO_ENGINES }),
    mdxOptions: (options) => ({
      ...options,
      remarkPlugins: [remarkGfm, [guardLesson, { file: text.file, problems }]],
      rehypePlugins: [rehypeSlug, [collectHeadings, headings]],
    }),
    esbuildOptions: (options) => ({ ...options, logLevel: 'silent' }),
  }).catch((error: unknown) => {
    throw problems.length > 0 ? new ContentError(problems) : syntaxError(error, text.file)
  })
  const places = Object.fromEntries(
    (Object.keys(PLACES) as Place[]).map((place) => [
      place,
      ({ id }: { id: string }) => createElement('div', { 'data-place': `${place} ${id}` }),
    ]),
  )
  const Lesson = getMDXComponent(code) as FunctionComponent<{ components: Record<string, FunctionComponent<never>> }>
  const html = renderToStaticMarkup(createElement(Lesson, { components: { ...places, table: Table } }))
  const pieces = html.split(/<div data-place="(\w+ [a-z0-9-]+)"><\/div>/).map((piece, index) => {
    if (index % 2 === 0) return piece
    const [place, id] = piece.split(' ') as [Place, string]
    return { place, id }
  })
  return { pieces, headings }
}

/** Wide tables scroll in themselves, so that the page does not. */
function Table(props: Record<string, unknown>) {
  return createElement('div', { className: 'overflow-x-auto', tabIndex: 0 }, createElement('table', props))
}

function syntaxError(error: unknown, file: string): Error {
  const errors = (error as { errors?: { text: string; location?: { line: number } | null }[] }).errors
  if (!errors?.length) return error instanceof Error ? error : new Error(String(error))
  return new ContentError(
    errors.map(({ text, location }) => ({
      file,
      line: location?.line ?? 1,
      message: text.replace(/^\[plugin [^\]]*\] /, ''),
    })),
  )
}

interface HastNode {
  type: string
  tagName?: string
  value?: string
  properties?: Record<string, unknown>
  children?: HastNode[]
}

const wordsOf = (node: HastNode): string => node.value ?? (node.children ?? []).map(wordsOf).join('')

function collectHeadings(headings: CompiledLesson['headings']) {
  return (tree: HastNode) => {
    for (const node of tree.children ?? [])
      if (node.tagName === 'h2' || node.tagName === 'h3')
        headings.push({ id: String(node.properties?.id), text: wordsOf(node), depth: node.tagName === 'h2' ? 2 : 3 })
  }
}
