import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** A prepared academy (migrated, seeded), made once a run and copied for every test file. */
export const BASE = path.resolve('.cache/e2e/base')

export interface Academy {
  origin: string
  dataDir: string
  /** Moves the server's clock to this much after the real time. */
  advance(milliseconds: number): void
  /** Kills the server as a power cut would, and starts it again on the same data. */
  kill(): Promise<void>
  restart(): Promise<void>
  stop(): Promise<void>
  /** Environment for a command of the academy on the same data. */
  env: NodeJS.ProcessEnv
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}

function exited(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve()
    else child.once('exit', () => resolve())
  })
}

/** Starts an academy on its own copy of the prepared data, on a free port, with a clock the test can move. */
export async function startAcademy(settings: Record<string, string> = {}): Promise<Academy> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'assay-e2e-'))
  if (existsSync(BASE)) cpSync(BASE, dataDir, { recursive: true })
  mkdirSync(dataDir, { recursive: true })
  const clock = path.join(dataDir, 'clock')
  writeFileSync(clock, '0')
  const port = await freePort()
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: 'test' as const,
    PORT: String(port),
    HOST: '127.0.0.1',
    DATA_DIR: dataDir,
    DATABASE_URL: '',
    TEST_CLOCK_FILE: clock,
    LOG_LEVEL: process.env.E2E_LOG ?? 'error',
    ...settings,
  }
  const origin = `http://localhost:${port}`
  let server: ChildProcess

  async function start() {
    server = spawn(process.execPath, ['--import', 'tsx', 'app/server.ts'], {
      env,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    await new Promise<void>((resolve, reject) => {
      server.once('message', () => resolve())
      server.once('exit', (code) => reject(new Error(`the server ended with ${code} before it listened`)))
    })
  }
  async function kill() {
    server.removeAllListeners('exit')
    server.kill('SIGKILL')
    await exited(server)
  }
  await start()
  return {
    origin,
    dataDir,
    env,
    advance: (milliseconds) => writeFileSync(clock, String(milliseconds)),
    kill,
    restart: start,
    async stop() {
      await kill()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
