import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { BASE } from './academy.ts'

/** Prepares one academy as `npm start` would; every test file works on a copy of it. */
export default function globalSetup() {
  rmSync(BASE, { recursive: true, force: true })
  mkdirSync(BASE, { recursive: true })
  execFileSync(process.execPath, ['--import', 'tsx', 'app/cli/prepare.ts'], {
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: 'test', DATA_DIR: BASE, DATABASE_URL: '' },
  })
}
