/**
 * `npm start` (and `npm run dev`): from a fresh clone to a serving academy.
 * Installs, generates, migrates, seeds when something is missing, builds when stale, serves.
 */
import { spawn } from 'node:child_process'
import { build, generate, install, root } from './setup.mjs'

const dev = process.argv.includes('--dev')
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`Assay needs Node 20.19 or newer; this is ${process.versions.node}.\n`)
  process.exit(1)
}

/** Runs one of our TypeScript programs; its output goes straight to the terminal. */
function program(file, args = [], env = {}) {
  return spawn(process.execPath, ['--import', 'tsx', file, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: dev ? 'development' : (process.env.NODE_ENV ?? 'production'), ...env },
  })
}

function finished(child) {
  return new Promise((resolve) => child.on('close', resolve))
}

await install()
await generate()
if (!dev) await build()

const prepared = await finished(program('app/cli/prepare.ts'))
if (prepared !== 0) process.exit(prepared ?? 1)

const server = program('app/server.ts')
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal))
process.exit((await finished(server)) ?? 1)
