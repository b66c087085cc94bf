/**
 * What each kind of labeling tool adds to a page: the gzip size of the chunks that only its tool loads, and of those it
 * shares with other tools. Ends with 1 if one of them misses its aim; `npm test` runs it as a test, too. Reads the build;
 * run `npm start` or `npm test` first. `node tests/bench/tool-sizes.mjs`
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'

const ASSETS = 'build/client/assets'
const TOOLS = 'app/components/labeling'
const AIM = 25 * 1024

/** The kinds of label, each a folder with its tool. */
const kinds = readdirSync(TOOLS).filter((kind) => existsSync(path.join(TOOLS, kind, `${kind}-tool.tsx`)))

const files = readdirSync(ASSETS).filter((file) => file.endsWith('.js'))
const texts = new Map(files.map((file) => [file, readFileSync(path.join(ASSETS, file), 'utf8')]))
const sizes = new Map(files.map((file) => [file, gzipSync(readFileSync(path.join(ASSETS, file))).length]))

/** The chunks that a chunk imports statically. */
function importsOf(file) {
  const found = texts.get(file).matchAll(/(?:from|import)\s*"\.\/([\w.-]+\.js)"/g)
  return [...new Set([...found].map((match) => match[1]))].filter((name) => texts.has(name))
}

/** A chunk with everything it imports, directly or not. */
function closureOf(file, seen = new Set()) {
  if (seen.has(file)) return seen
  seen.add(file)
  for (const next of importsOf(file)) closureOf(next, seen)
  return seen
}

/** The chunk that a page fetches for a kind. */
function toolOf(kind) {
  const found = files.filter((file) => file.startsWith(`${kind}-tool-`))
  if (found.length !== 1) throw new Error(`${ASSETS} has ${found.length} tools for ${kind}, not one: build again`)
  return found[0]
}

// What every page has: its entry and its root; and whatever a page with a tool imports before it asks for the tool.
const pages = files.filter(
  (file) => /^(entry\.client|root)-/.test(file) || /import\("\.\/[a-z]+-tool-/.test(texts.get(file)),
)
const everywhere = new Set(pages.flatMap((file) => [...closureOf(file)]))
const closures = new Map(
  kinds.map((kind) => [kind, [...closureOf(toolOf(kind))].filter((chunk) => !everywhere.has(chunk))]),
)

const total = (chunks) => chunks.reduce((sum, chunk) => sum + sizes.get(chunk), 0)
const rows = [...closures].map(([kind, chunks]) => {
  const shared = chunks.filter((chunk) => [...closures].some(([other, its]) => other !== kind && its.includes(chunk)))
  const own = chunks.filter((chunk) => !shared.includes(chunk))
  return {
    kind,
    'own, bytes': total(own),
    'shared with other tools, bytes': total(shared),
    'both, bytes': total(chunks),
    aim: `≤ ${AIM}: ${total(chunks) <= AIM ? 'met' : 'MISSED'}`,
  }
})
console.table(rows.sort((a, b) => a.kind.localeCompare(b.kind)))
if (rows.some((row) => row['both, bytes'] > AIM)) process.exitCode = 1
