/**
 * The browser of the tests: the system's Chromium if there is one, else Playwright's, else Debian's package when root.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'

const SYSTEM = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']

/** Flags under which Chromium neither needs a desktop nor calls home. */
export const FLAGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
]

function onPath() {
  for (const name of SYSTEM) {
    const found = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' })
    if (found.status === 0) return found.stdout.trim()
  }
}

/** Path of a browser, installing one if need be. Throws with what to do when none can be had. */
export function findBrowser({ install = false } = {}) {
  if (process.env.CHROMIUM) return process.env.CHROMIUM
  const system = onPath()
  if (system) return system
  if (existsSync(chromium.executablePath())) return chromium.executablePath()
  if (!install) throw new Error('No Chromium found. Run `npm test`, which installs one.')
  process.stdout.write('  installing a browser for the tests …\n')
  const playwright = spawnSync(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'], {
    stdio: 'ignore',
    timeout: 180_000,
  })
  if (playwright.status === 0 && existsSync(chromium.executablePath())) return chromium.executablePath()
  if (process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0) {
    execFileSync('apt-get', ['update', '-q'], { stdio: 'ignore' })
    execFileSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], { stdio: 'ignore' })
    const installed = onPath()
    if (installed) return installed
  }
  throw new Error('No Chromium, and none could be installed. Install Chromium, or set CHROMIUM to its path.')
}
