import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'

/**
 * The direction of the house: routes → features → domain → nothing; platform under routes and features;
 * components may import domain. Read from the imports themselves.
 */
const ROOMS = ['routes', 'features', 'domain', 'components', 'platform', 'cli', 'messages', 'styles', 'entry'] as const
type Room = (typeof ROOMS)[number]

/** Which rooms a room may import from, besides itself and packages. */
const MAY: Record<Room, Room[]> = {
  domain: [],
  messages: [],
  styles: [],
  components: ['domain', 'messages'],
  platform: ['domain', 'components', 'messages'],
  features: ['domain', 'platform', 'components'],
  routes: ['domain', 'platform', 'features', 'components', 'messages', 'styles'],
  cli: ['domain', 'platform', 'features'],
  entry: ['domain', 'platform', 'features', 'components', 'messages', 'styles', 'routes'],
}

/** Packages that are functions from values to values: schemas, polygon clipping, parsers and writers of file formats. */
const PURE_PACKAGES: ReadonlySet<string> = new Set(['zod', 'clipper2-ts', 'csv-parse/sync', 'yaml'])

function roomOf(file: string): Room {
  const first = path.posix.relative('app', file).split('/')[0]!
  return (ROOMS as readonly string[]).includes(first) ? (first as Room) : 'entry'
}

/** Every import of a source text: static, dynamic and re-exports. */
export function importsOf(file: string, text: string): { from: string; typeOnly: boolean }[] {
  const found: { from: string; typeOnly: boolean }[] = []
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind)
  const visit = (node: ts.Node): void => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier) {
      const typeOnly = ts.isImportDeclaration(node) ? Boolean(node.importClause?.isTypeOnly) : node.isTypeOnly
      found.push({ from: (node.moduleSpecifier as ts.StringLiteral).text, typeOnly })
    }
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [argument] = node.arguments
      if (argument && ts.isStringLiteralLike(argument)) found.push({ from: argument.text, typeOnly: false })
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

/** What is wrong with one file's imports and globals, in words; empty when nothing is. */
export function violations(file: string, text: string): string[] {
  const room = roomOf(file)
  const wrong: string[] = []
  for (const { from } of importsOf(file, text)) {
    if (from.startsWith('..')) wrong.push(`${file} climbs out of its folder: ${from}`)
    const target = from.startsWith('#app/') ? roomOf(`app/${from.slice(5)}`) : undefined
    if (target && target !== room && !MAY[room].includes(target)) wrong.push(`${file}: ${room} may not import ${from}`)
    if (room === 'domain' && !from.startsWith('#app/domain/') && !from.startsWith('./') && !PURE_PACKAGES.has(from))
      wrong.push(`${file}: the domain is pure and may not import ${from}`)
  }
  if (room === 'domain') wrong.push(...impurities(file, text))
  if (room === 'routes' && /platform\/db\.server/.test(text))
    wrong.push(`${file}: a route may not talk to the database`)
  if (
    room !== 'entry' &&
    /\bgoldLabel\b|\bGoldLabel\b.*(FROM|JOIN)|(FROM|JOIN)\s+"?GoldLabel\b/.test(text) &&
    !mayTouchGold(file)
  )
    wrong.push(`${file}: only features/grading/gold.server.ts reads gold labels`)
  return wrong
}

/** Gold is read and written in one place. */
function mayTouchGold(file: string): boolean {
  return file === 'app/features/grading/gold.server.ts' || file.startsWith('app/domain/')
}

/** Globals that reach outside the values a pure function is given. */
const AMBIENT = new Set([
  'process',
  'fetch',
  'crypto',
  'setTimeout',
  'setInterval',
  'document',
  'localStorage',
  'Worker',
])

/** Uses of the clock, of randomness and of I/O in a pure file. */
function impurities(file: string, text: string): string[] {
  const wrong: string[] = []
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  const visit = (node: ts.Node): void => {
    const code = node.getText(source)
    if (ts.isNewExpression(node) && code.startsWith('new Date') && !node.arguments?.length)
      wrong.push(`${file}: reads the clock (new Date())`)
    if (ts.isPropertyAccessExpression(node) && ['Date.now', 'Math.random', 'performance.now'].includes(code))
      wrong.push(`${file}: uses ${code}`)
    if (ts.isIdentifier(node) && AMBIENT.has(node.text)) {
      const { parent } = node
      const used =
        (ts.isPropertyAccessExpression(parent) || ts.isCallExpression(parent) || ts.isNewExpression(parent)) &&
        parent.expression === node
      if (used) wrong.push(`${file}: uses ${node.text}`)
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return wrong
}

const sources = readdirSync('app', { recursive: true, encoding: 'utf8' })
  .map((file) => `app/${file.split(path.sep).join('/')}`)
  .filter((file) => /\.tsx?$/.test(file))

describe('the architecture', () => {
  test('has no arrow that points up', () => {
    const production = sources.filter((file) => !/\.test\.tsx?$/.test(file))
    expect(production.length).toBeGreaterThan(30)
    expect(production.flatMap((file) => violations(file, readFileSync(file, 'utf8')))).toEqual([])
  })

  test.each([
    ['app/domain/exams/x.ts', "import { db } from '#app/platform/db.server.ts'", /domain may not import/],
    ['app/domain/exams/x.ts', "import fs from 'node:fs'", /pure/],
    ['app/domain/exams/x.ts', "import { useState } from 'react'", /pure/],
    ['app/domain/exams/x.ts', 'const at = new Date()', /clock/],
    ['app/domain/exams/x.ts', 'const at = Date.now()', /Date\.now/],
    ['app/domain/exams/x.ts', 'const chance = Math.random()', /Math\.random/],
    ['app/domain/exams/x.ts', 'fetch("/x")', /fetch/],
    ['app/features/exams/x.server.ts', "import x from '#app/routes/exams/route.tsx'", /features may not import/],
    ['app/platform/x.server.ts', "import x from '#app/features/exams/x.server.ts'", /platform may not import/],
    ['app/components/x.tsx', "const x = await import('#app/features/exams/x.server.ts')", /components may not import/],
    ['app/features/exams/x.server.ts', "export { y } from '../grading/y.ts'", /climbs/],
    ['app/routes/exams/route.tsx', "import { db } from '#app/platform/db.server.ts'", /database/],
    ['app/features/exams/x.server.ts', 'await db.goldLabel.findMany()', /only features\/grading/],
  ])('catches a planted violation in %s: %s', (file, text, message) => {
    expect(violations(file, text).join('\n')).toMatch(message)
  })

  test('lets a clean file pass', () => {
    expect(
      violations(
        'app/domain/exams/x.ts',
        "import { z } from 'zod'\nexport const at = (now: Date) => new Date(now.getTime() + 1)",
      ),
    ).toEqual([])
  })
})
