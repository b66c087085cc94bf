import { randomInt } from 'node:crypto'
import { expect, test } from '@playwright/test'
import Database from 'better-sqlite3'
import { type Academy, startAcademy } from './support/academy.ts'
import { plantInto } from './support/planted.ts'

/**
 * kill -9 in the middle of an exam, again and again: what the server acknowledged is there afterwards, and the exam
 * goes on. (A killed process does not lose the system's page cache, so this proves the order of commit and answer;
 * that commits reach the disk rests on synchronous=FULL, checked in db.server.test.ts.)
 */
const ROUNDS = 50
const TAKERS = 4

interface Acknowledged {
  client: string
  seq: number
  x: number
}

/** Saves answers one after another until the server dies, and notes what was acknowledged. */
async function takeExam(
  academy: Academy,
  attempt: string,
  cookie: string,
  client: string,
  acknowledged: Acknowledged[],
): Promise<void> {
  for (let seq = 1; ; seq++) {
    const x = randomInt(0, 500)
    const label = { kind: 'boxes', boxes: [{ id: 'b1', class: 'car', x, y: 10, width: 50, height: 40 }] }
    try {
      const response = await fetch(`${academy.origin}/attempts/${attempt}/answers`, {
        method: 'POST',
        headers: { Cookie: cookie, Origin: academy.origin, 'Content-Type': 'application/json' },
        body: JSON.stringify({ position: seq % 2, client, seq, label }),
      })
      const text = await response.text()
      if (response.status !== 200) throw new Error(`unexpected answer ${response.status}: ${text}`)
      acknowledged.push({ client, seq, x })
    } catch (error) {
      // The connection broke: the server is dead. Anything else is a failure of the test.
      if (error instanceof TypeError) return
      throw error
    }
  }
}

test(`no acknowledged answer is lost in ${ROUNDS} kills`, async () => {
  test.setTimeout(600_000)
  const academy = await startAcademy()
  const { world, cookies } = await plantInto(academy)
  const all: Acknowledged[] = []
  try {
    for (let round = 0; round < ROUNDS; round++) {
      const before = all.length
      const takers = Array.from({ length: TAKERS }, (_, taker) =>
        takeExam(academy, world.openAttempt, cookies.owner!, `round-${round}-tab-${taker}`, all),
      )
      // The kill comes in the middle of the work: after some answers, at no particular moment.
      const enough = before + randomInt(TAKERS, 10 * TAKERS)
      while (all.length < enough) await new Promise((resolve) => setTimeout(resolve, 5))
      await new Promise((resolve) => setTimeout(resolve, randomInt(0, 25)))
      await academy.kill()
      await Promise.all(takers)
      await academy.restart()
    }
    const database = new Database(`${academy.dataDir}/assay.db`, { readonly: true })
    const find = database.prepare('SELECT label FROM AnswerJournal WHERE client = ? AND seq = ?')
    const lost = all.filter(({ client, seq, x }) => {
      const row = find.get(client, seq) as { label: string } | undefined
      return !row || (JSON.parse(row.label) as { boxes: { x: number }[] }).boxes[0]!.x !== x
    })
    const stored = (database.prepare('SELECT count(*) AS n FROM AnswerJournal').get() as { n: number }).n
    const intact = database.pragma('integrity_check', { simple: true })
    database.close()
    console.log(`${ROUNDS} kills: ${all.length} answers acknowledged, ${lost.length} lost, ${stored} stored`)
    expect(all.length).toBeGreaterThan(ROUNDS * TAKERS)
    expect(lost).toEqual([])
    expect(intact).toBe('ok')

    const resumed = await fetch(`${academy.origin}/attempts/${world.openAttempt}`, {
      headers: { Cookie: cookies.owner! },
    })
    expect(resumed.status).toBe(200)
  } finally {
    await academy.stop()
  }
})
