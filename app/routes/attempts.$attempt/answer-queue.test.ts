import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Label } from '#app/domain/labels/label.ts'
import { AnswerQueue, type Sent } from './answer-queue.ts'
import { type Entry, browserOutbox } from './outbox.ts'

/** The browser's storage, as much of it as is used. */
class Memory {
  readonly items = new Map<string, string>()
  getItem = (key: string) => this.items.get(key) ?? null
  setItem = (key: string, value: string) => void this.items.set(key, value)
  removeItem = (key: string) => void this.items.delete(key)
  key = (index: number) => [...this.items.keys()][index] ?? null
  get length() {
    return this.items.size
  }
}

const label = (x: number): Label => ({
  kind: 'boxes',
  boxes: [{ id: 'a', class: 'car', x, y: 0, width: 5, height: 5 }],
})
const SAVED: Sent = { outcome: 'saved', savedAt: '2026-11-23T00:00:00.000Z' }

/** A server that keeps a journal, with a connection that can be told how to fail. */
function world() {
  const store = new Memory()
  const journal: Entry[] = []
  const network: { next: ('ok' | 'lost' | 'unheard' | 'signed-out' | 'late')[] } = { next: [] }
  const send = async (entry: Entry): Promise<Sent> => {
    const fate = network.next.shift() ?? 'ok'
    if (fate === 'lost') return { outcome: 'unreachable' }
    if (fate === 'signed-out') return { outcome: 'signed-out' }
    if (fate === 'late') return { outcome: 'refused', error: 'exam:save.late', over: true }
    if (
      !journal.some(
        ({ client, seq, position }) => client === entry.client && seq === entry.seq && position === entry.position,
      )
    )
      journal.push(structuredClone(entry))
    // The server has it, but its answer never came back.
    return fate === 'unheard' ? { outcome: 'unreachable' } : SAVED
  }
  const open = (client: string, now = 1000) =>
    new AnswerQueue({ client, outbox: browserOutbox(store as unknown as Storage, 'attempt', now), send })
  const newest = (position: number) => journal.filter((entry) => entry.position === position).at(-1)?.label
  return { store, journal, network, open, newest }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('the queue of answers', () => {
  it('gathers quick changes and sends only the newest', async () => {
    const { open, journal, store } = world()
    const queue = open('one')
    for (const x of [1, 2, 3]) queue.put(0, label(x), x)
    expect(queue.state().status).toBe('saving')
    expect(store.length).toBe(1)
    await vi.advanceTimersByTimeAsync(400)
    expect(journal.map((entry) => entry.label)).toEqual([label(3)])
    expect(queue.state()).toMatchObject({ status: 'idle', pending: 0, savedAt: SAVED.savedAt })
    expect(store.length).toBe(0)
  })

  it('keeps a change on the device while the connection is lost, says so, and sends it when it is back', async () => {
    const { open, network, journal, store } = world()
    network.next = ['lost', 'lost']
    const queue = open('one')
    queue.put(0, label(1), 1)
    await vi.advanceTimersByTimeAsync(400)
    expect(queue.state()).toMatchObject({ status: 'offline', pending: 1 })
    expect(store.length).toBe(1)
    await vi.advanceTimersByTimeAsync(1000)
    expect(queue.state().status).toBe('offline')
    await vi.advanceTimersByTimeAsync(2000)
    expect(queue.state()).toMatchObject({ status: 'idle', pending: 0 })
    expect(journal).toHaveLength(1)
  })

  it('sends after a reload what was not confirmed, under its old number, so that it is written once', async () => {
    const { open, network, journal, store } = world()
    network.next = ['unheard']
    const first = open('one')
    first.put(0, label(1), 1)
    await vi.advanceTimersByTimeAsync(400)
    first.stop()
    const second = open('two')
    expect(second.restore()).toEqual(new Map([[0, label(1)]]))
    expect(await second.flush()).toBe(true)
    expect(journal).toHaveLength(1)
    expect(store.length).toBe(0)
  })

  it('replays an answer with the time it was given, and sends an entry of an earlier build without one', async () => {
    const { open, network, journal, store } = world()
    network.next = ['lost']
    const first = open('one')
    first.put(0, label(1), 1, 1200)
    await first.flush()
    first.stop()
    const old = { position: 1, client: 'old', seq: 1, label: label(2), at: 2 }
    store.setItem('assay:outbox:attempt:1:old', JSON.stringify(old))
    const second = open('two')
    second.restore()
    expect(await second.flush()).toBe(true)
    expect(journal.map(({ position, visibleMs }) => [position, visibleMs])).toEqual([
      [0, 1200],
      [1, undefined],
    ])
  })

  it('lets two tabs on one device keep apart what they have not sent', () => {
    const { open, store } = world()
    open('one').put(0, label(1), 1)
    open('two').put(0, label(2), 2)
    expect(store.length).toBe(2)
    expect(open('three').restore()).toEqual(new Map([[0, label(2)]]))
  })

  it('stops for good when the attempt is over, and keeps nothing that can never be sent', async () => {
    const { open, network, journal, store } = world()
    network.next = ['late']
    const queue = open('one')
    queue.put(0, label(1), 1)
    queue.put(1, label(2), 2)
    await queue.flush()
    expect(queue.state()).toMatchObject({ status: 'refused', error: 'exam:save.late', over: true, pending: 0 })
    expect(store.length).toBe(0)
    queue.put(0, label(3), 3)
    await queue.flush()
    expect(journal).toHaveLength(0)
  })

  it('keeps everything while the person is logged out', async () => {
    const { open, network, store } = world()
    network.next = ['signed-out']
    const queue = open('one')
    queue.put(0, label(1), 1)
    expect(await queue.flush()).toBe(false)
    expect(queue.state()).toMatchObject({ status: 'signed-out', pending: 1 })
    expect(store.length).toBe(1)
  })

  it('forgets what is older than a week, or not readable', () => {
    const { open, store } = world()
    store.setItem('assay:outbox:attempt:0:x', 'garbage')
    store.setItem(
      'assay:outbox:other:0:x',
      JSON.stringify({ position: 0, client: 'x', seq: 1, label: label(1), at: 0 }),
    )
    open('one', 8 * 86_400_000)
    expect(store.length).toBe(0)
  })

  it('ends with the newest answer on the server, whatever the connection and the reloads do', async () => {
    const step = fc.oneof(
      fc.record({ type: fc.constant('put' as const), position: fc.integer({ min: 0, max: 2 }) }),
      fc.record({ type: fc.constant('wait' as const), ms: fc.constantFrom(0, 100, 400, 3000) }),
      fc.record({ type: fc.constant('reload' as const) }),
      fc.record({ type: fc.constant('fail' as const), fate: fc.constantFrom('lost' as const, 'unheard' as const) }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const { open, network, newest, store } = world()
        const answered = new Map<number, Label>()
        let pages = 0
        let queue = open('page-0')
        let clock = 0
        for (const one of steps) {
          clock++
          if (one.type === 'put') {
            const answer = label(clock)
            answered.set(one.position, answer)
            queue.put(one.position, answer, clock)
          } else if (one.type === 'wait') await vi.advanceTimersByTimeAsync(one.ms)
          else if (one.type === 'fail') network.next.push(one.fate)
          else {
            queue.stop()
            queue = open(`page-${++pages}`)
            queue.restore()
          }
        }
        network.next = []
        await vi.advanceTimersByTimeAsync(20_000)
        expect(await queue.flush()).toBe(true)
        for (const [position, answer] of answered) expect(newest(position)).toEqual(answer)
        expect(store.length).toBe(0)
      }),
      { numRuns: 300 },
    )
  })
})
