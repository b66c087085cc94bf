/**
 * What a fresh clone needs before anything runs, in plain Node: install, generate, build.
 * Every step looks first and does nothing when nothing is to do.
 */
import { execFileSync, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')
const stamps = path.join(root, 'node_modules/.cache/assay')

/** Prisma's CLI would download engines we do not use; these stubs keep it from trying. */
export const PRISMA_ENV = {
  PRISMA_SCHEMA_ENGINE_BINARY: '/bin/true',
  PRISMA_QUERY_ENGINE_LIBRARY: '/bin/true',
  PRISMA_SKIP_POSTINSTALL_GENERATE: '1',
  PRISMA_ENGINES_CHECKSUM_IGNORE_MISSING: '1',
  PRISMA_HIDE_UPDATE_MESSAGE: '1',
  CHECKPOINT_DISABLE: '1',
}

/** Says one line of progress. */
export function say(line) {
  process.stdout.write(`  ${line}\n`)
}

/** Runs a command quietly; when it fails, shows everything it said and stops. */
export function run(command, args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    child.stdout.on('data', (chunk) => (output += chunk))
    child.stderr.on('data', (chunk) => (output += chunk))
    child.on('error', (error) => fail(`${command} could not be started: ${error.message}`))
    child.on('close', (code) =>
      code === 0 ? resolve(output) : fail(`${command} ${args.join(' ')} failed:\n${output}`),
    )
  })
}

/** Stops with a message. */
export function fail(message) {
  process.stderr.write(`\n${message}\n`)
  process.exit(1)
}

function filesOf(place) {
  const full = path.join(root, place)
  if (!existsSync(full)) return []
  if (!statSync(full).isDirectory()) return [place]
  return readdirSync(full)
    .sort()
    .flatMap((name) => filesOf(path.join(place, name)))
}

/** A hash of the contents of files and folders. */
export function hashOf(places) {
  const hash = createHash('sha256')
  for (const file of places.flatMap(filesOf)) {
    if (/\.test\.tsx?$/.test(file)) continue
    hash.update(`${file}\0`).update(readFileSync(path.join(root, file)))
  }
  return hash.digest('hex')
}

/** Does `work` unless the stamp says that it was done for exactly these contents. */
async function once(name, hash, made, work) {
  const stamp = path.join(stamps, name)
  const done =
    existsSync(stamp) && readFileSync(stamp, 'utf8') === hash && made.every((file) => existsSync(path.join(root, file)))
  if (done) return
  await work()
  mkdirSync(stamps, { recursive: true })
  writeFileSync(stamp, hash)
}

/** Native packages are compiled against the headers that came with this Node, where it has them: nothing to download. */
function nodeHeaders() {
  const prefix = path.resolve(process.execPath, '../..')
  return existsSync(path.join(prefix, 'include/node/node.h')) ? { npm_config_nodedir: prefix } : {}
}

/** Installs the packages of the lockfile when they are missing or older than it. */
export async function install() {
  const installed = path.join(root, 'node_modules/.package-lock.json')
  const upToDate =
    existsSync(installed) && statSync(installed).mtimeMs >= statSync(path.join(root, 'package-lock.json')).mtimeMs
  if (upToDate && existsSync(path.join(root, 'node_modules/vite/package.json'))) return
  if (existsSync(installed)) {
    // A checkout touches files without changing them: the installed tree may still be exactly this lockfile's.
    const stamp = path.join(stamps, 'install')
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hashOf(['package-lock.json'])) return
  }
  say('installing packages (a few minutes the first time) …')
  // Not `npm ci`: it refuses the whole lockfile where a registry lacks the binaries of some other platform.
  const options = ['--no-save', '--include=dev', '--strict-peer-deps', '--engine-strict', '--no-audit', '--no-fund']
  await run('npm', ['install', ...options], { ...PRISMA_ENV, ...nodeHeaders() })
  mkdirSync(stamps, { recursive: true })
  writeFileSync(path.join(stamps, 'install'), hashOf(['package-lock.json']))
}

/** Generates the database client when the schema has changed. */
export async function generate() {
  const made = ['node_modules/.prisma/client/index.js']
  await once('generate', hashOf(['prisma/schema.prisma', 'package-lock.json']), made, async () => {
    say('generating the database client …')
    await run(process.execPath, ['node_modules/prisma/build/index.js', 'generate'], {
      ...PRISMA_ENV,
      DATABASE_URL: 'file:unused.db',
    })
  })
}

/** Builds the app when its sources have changed. */
export async function build() {
  const sources = ['app', 'public', 'vite.config.ts', 'tsconfig.json', 'package-lock.json']
  await once('build', hashOf(sources), ['build/server/index.js', 'build/client/assets'], async () => {
    say('building …')
    await run(process.execPath, ['node_modules/@remix-run/dev/dist/cli.js', 'vite:build'], { NODE_ENV: 'production' })
  })
}

/** True when a command is on the PATH. */
export function has(command) {
  try {
    execFileSync(command, ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
