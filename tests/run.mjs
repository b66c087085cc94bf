/**
 * `npm test` (everything), `npm run check` (before a commit: types, lint, format, unit tests), `npm run bench`.
 * Sets up what it needs on a bare machine, and ends with one line that counts the tests.
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { PRISMA_ENV, build, fail, generate, install, root } from '../app/cli/setup.mjs'

const mode = process.argv[2] ?? 'all'
const started = Date.now()
const reports = path.join(root, '.cache/reports')
const counts = { passed: 0, failed: 0, skipped: 0 }
const broken = []

/** Runs one step with its output shown; remembers whether it failed. */
async function step(name, args, env = {}) {
  process.stdout.write(`\n── ${name}\n`)
  const begun = Date.now()
  const code = await new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, ...PRISMA_ENV, ...env },
    })
    child.on('close', resolve)
  })
  process.stdout.write(`── ${name}: ${code === 0 ? 'ok' : 'FAILED'} (${Math.round((Date.now() - begun) / 1000)} s)\n`)
  if (code !== 0) broken.push(name)
}

function count(file, read) {
  if (!existsSync(file)) return
  const { passed, failed, skipped } = read(JSON.parse(readFileSync(file, 'utf8')))
  counts.passed += passed
  counts.failed += failed
  counts.skipped += skipped
}

const bin = (name) => `node_modules/${name}`
const types = () => step('types', [bin('typescript/bin/tsc'), '--noEmit'])
const lint = () => step('lint', [bin('eslint/bin/eslint.js'), '--max-warnings', '0', '.'])
const format = () => step('format', [bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'])

async function unit() {
  const report = path.join(reports, 'unit.json')
  await step('unit, route, architecture, content and real-data tests', [
    bin('vitest/vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ])
  count(report, (json) => ({
    passed: json.numPassedTests,
    failed: json.numFailedTests,
    skipped: json.numPendingTests + json.numTodoTests,
  }))
}

async function browser() {
  const { findBrowser } = await import('./support/browser.mjs')
  const CHROMIUM = findBrowser({ install: true })
  await build()
  const report = path.join(reports, 'browser.json')
  await step('browser tests', [bin('@playwright/test/cli.js'), 'test', '--config', 'tests/e2e/playwright.config.ts'], {
    CHROMIUM,
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
  })
  if (existsSync(report)) {
    const { flaky } = JSON.parse(readFileSync(report, 'utf8')).stats
    if (flaky > 0) process.stdout.write(`── ${flaky} browser tests passed only at the second try; see above\n`)
  }
  count(report, ({ stats }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
  }))
}

await install()
await generate()
rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })

if (mode === 'bench') {
  await build()
  const parts = {
    grading: 'grading/run.ts',
    pages: 'run.ts',
    canvas: 'canvas.ts',
    spans: 'spans-tool.ts',
    sizes: 'tool-sizes.mjs',
  }
  for (const [name, file] of Object.entries(parts))
    if (!process.argv[3] || process.argv[3] === name)
      await step(`bench: ${name}`, ['--import', 'tsx', `tests/bench/${file}`])
  process.exit(broken.length ? 1 : 0)
}
if (mode !== 'all' && mode !== 'check') fail(`Unknown mode ${mode}: use check or bench, or nothing for all tests.`)

await types()
await lint()
await format()
await unit()
if (mode === 'all') await browser()

const minutes = ((Date.now() - started) / 60_000).toFixed(1)
process.stdout.write(`\n${broken.length ? `Failed: ${broken.join(', ')}` : 'All green'} in ${minutes} min\n`)
process.stdout.write(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`)
process.exit(broken.length ? 1 : 0)
