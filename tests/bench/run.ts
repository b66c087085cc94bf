/**
 * `npm run bench`: what a lesson page and a durable answer cost, as ratios to a bare Express hello of the same run.
 * Absolute figures depend on the machine and on what else it does; the ratios are what is promised.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import autocannon from 'autocannon'
import Database from 'better-sqlite3'
import { existsSync } from 'node:fs'
import globalSetup from '#tests/e2e/support/global-setup.ts'
import { BASE, startAcademy } from '#tests/e2e/support/academy.ts'
import { plantInto } from '#tests/e2e/support/planted.ts'

const SECONDS = Number(process.env.BENCH_SECONDS ?? 8)
const CONNECTIONS = 16
const LESSON = '/courses/what-labelers-do/why-labels-matter'

interface Figure {
  name: string
  perSecond: number
  p50: number
  p99: number
  bar?: number
}

async function fire(name: string, options: autocannon.Options, bar?: number): Promise<Figure> {
  const shared = { connections: CONNECTIONS, ...options }
  await autocannon({ ...shared, duration: 2 })
  const result = await autocannon({ ...shared, duration: SECONDS })
  const wrong = result.non2xx + result.errors + result.timeouts
  if (wrong > 0) throw new Error(`${name}: ${wrong} of ${result.requests.total} requests failed`)
  return { name, perSecond: result.requests.average, p50: result.latency.p50, p99: result.latency.p99, bar }
}

/** The yardstick: Express 4 that says hello, in a process of its own. */
async function startHello(): Promise<{ child: ChildProcess; url: string }> {
  const program = `
    import express from 'express'
    const server = express().get('/', (request, response) => response.send('hello')).listen(0, '127.0.0.1', () => process.send(server.address().port))`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, NODE_ENV: 'production' },
  })
  const [port] = (await once(child, 'message')) as [number]
  return { child, url: `http://127.0.0.1:${port}/` }
}

if (!existsSync(`${BASE}/assay.db`)) globalSetup()
const hello = await startHello()
const academy = await startAcademy({ NODE_ENV: 'production', TEST_CLOCK_FILE: '' })
const { world, cookies } = await plantInto(academy)
const lesson = academy.origin + LESSON
const signedIn = { Cookie: cookies.owner! }

let seq = 0
const answer = () => {
  seq++
  const label = {
    kind: 'boxes',
    boxes: Array.from({ length: 6 }, (_, i) => ({
      id: `b${i}`,
      class: 'car',
      x: 10 * i,
      y: seq % 400,
      width: 60,
      height: 40,
    })),
  }
  return JSON.stringify({ position: seq % 2, client: 'bench-tab-000001', seq, label, visibleMs: seq })
}
const acknowledged: number[] = []

try {
  const figures = [
    await fire('bare Express hello', { url: hello.url }),
    await fire('lesson page, visitor', { url: lesson }, 0.5),
    await fire('lesson page, signed-in labeler', { url: lesson, headers: signedIn }, 0.25),
    await fire(
      'answer-save, durable',
      {
        url: `${academy.origin}/attempts/${world.openAttempt}/answers`,
        method: 'POST',
        headers: { ...signedIn, Origin: academy.origin, 'Content-Type': 'application/json' },
        requests: [
          {
            method: 'POST',
            setupRequest: (request) => ({ ...request, body: answer() }),
            onResponse: (status, body) => {
              if (status === 200) acknowledged.push((JSON.parse(body) as { seq: number }).seq)
            },
          },
        ],
      },
      0.25,
    ),
    await fire('bare Express hello, again', { url: hello.url }),
  ]
  const bare = (figures[0]!.perSecond + figures.at(-1)!.perSecond) / 2
  const rows = figures.map(({ name, perSecond, p50, p99, bar }) => ({
    what: name,
    'per second': Math.round(perSecond),
    'p50 ms': p50,
    'p99 ms': p99,
    'of bare': (perSecond / bare).toFixed(2),
    aim: bar === undefined ? '' : `≥ ${bar} ${perSecond / bare >= bar ? 'met' : 'MISSED'}`,
  }))
  console.table(rows)

  const database = new Database(`${academy.dataDir}/assay.db`, { readonly: true })
  const stored = new Set(
    database.prepare("SELECT seq FROM AnswerJournal WHERE client = 'bench-tab-000001'").pluck().all(),
  )
  database.close()
  const lost = acknowledged.filter((one) => !stored.has(one))
  console.log(`${acknowledged.length} answers acknowledged, ${lost.length} of them not in the database`)
  process.exitCode = lost.length > 0 ? 1 : 0
} finally {
  hello.child.kill()
  await academy.stop()
}
