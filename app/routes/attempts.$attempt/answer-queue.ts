import type { Label } from '#app/domain/labels/label.ts'
import type { Entry, Outbox } from './outbox.ts'

/** What became of one attempt to send an answer. */
export type Sent =
  | { outcome: 'saved'; savedAt: string }
  /** The server will never take it: message key. `over` when the whole attempt takes no more answers. */
  | { outcome: 'refused'; error: string; over: boolean }
  | { outcome: 'signed-out' }
  | { outcome: 'unreachable' }

export interface QueueState {
  status: 'idle' | 'saving' | 'offline' | 'signed-out' | 'refused'
  /** Changes that are on this device only. */
  pending: number
  savedAt: string | null
  error: string | null
  over: boolean
}

interface Options {
  /** Random for every opened page: a duplicated tab must not reuse the numbers of the first. */
  client: string
  outbox: Outbox
  send: (entry: Entry) => Promise<Sent>
  /** How long changes are gathered before they are sent, in milliseconds. */
  delay?: number
}

const RETRIES = [1000, 2000, 4000, 8000]

/**
 * Sends answers in order, one at a time. Each change is on the device before it is on its way, and leaves the device
 * only when the server has said that it is saved; whatever is interrupted is sent again.
 */
export class AnswerQueue {
  readonly #options: Options
  readonly #listeners = new Set<() => void>()
  #waiting: Entry[] = []
  #running: Promise<void> | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #seq = 0
  #failures = 0
  #state: QueueState = { status: 'idle', pending: 0, savedAt: null, error: null, over: false }

  constructor(options: Options) {
    this.#options = options
  }

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }
  state = () => this.#state

  /** Takes up what an earlier page on this device did not get through. @returns the answers, newest per position */
  restore(): Map<number, Label> {
    const left = this.#options.outbox.read()
    this.#waiting = [...left, ...this.#waiting]
    if (left.length > 0) this.#schedule(0)
    return new Map(left.map(({ position, label }) => [position, label]))
  }

  /**
   * A finished change. It is in the outbox when this returns.
   * @param visibleMs how long the item has been in sight so far
   */
  put(position: number, label: Label, at: number, visibleMs?: number): void {
    if (this.#state.over) return
    const entry: Entry = { position, client: this.#options.client, seq: ++this.#seq, label, visibleMs, at }
    this.#options.outbox.write(entry)
    // A newer change of the same item replaces one that has not been sent; one on its way is confirmed first.
    this.#waiting = this.#waiting.filter(
      (other) => other === this.#sending || other.position !== position || other.client !== entry.client,
    )
    this.#waiting.push(entry)
    this.#say({
      status: this.#state.status === 'idle' || this.#state.status === 'refused' ? 'saving' : this.#state.status,
    })
    this.#schedule(this.#options.delay ?? 400)
  }

  /** The items whose newest answer is on this device only. */
  pending(): Set<number> {
    return new Set(this.#waiting.map(({ position }) => position))
  }

  /** Sends everything now. @returns whether nothing is left on this device only */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer)
    await this.#running
    await this.#run()
    return this.#waiting.length === 0
  }

  stop(): void {
    clearTimeout(this.#timer)
  }

  #sending: Entry | null = null

  #schedule(delay: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#run(), delay)
  }

  #run(): Promise<void> {
    this.#running ??= this.#drain().finally(() => {
      this.#running = null
    })
    return this.#running
  }

  async #drain(): Promise<void> {
    while (this.#waiting.length > 0 && !this.#state.over) {
      const entry = (this.#sending = this.#waiting[0]!)
      if (this.#failures === 0) this.#say({ status: 'saving' })
      const sent = await this.#options.send(entry)
      this.#sending = null
      if (sent.outcome === 'unreachable' || sent.outcome === 'signed-out') {
        this.#schedule(RETRIES[Math.min(this.#failures++, RETRIES.length - 1)]!)
        return this.#say({ status: sent.outcome === 'unreachable' ? 'offline' : 'signed-out' })
      }
      this.#failures = 0
      this.#settle(entry, sent)
    }
  }

  #settle(entry: Entry, sent: Extract<Sent, { outcome: 'saved' | 'refused' }>): void {
    const over = sent.outcome === 'refused' && sent.over
    // When the attempt takes no more answers, nothing that waits can ever be sent.
    const done = over ? this.#waiting : [entry]
    for (const one of done) this.#options.outbox.remove(one)
    this.#waiting = this.#waiting.filter((other) => !done.includes(other))
    if (sent.outcome === 'refused') return this.#say({ status: 'refused', error: sent.error, over })
    this.#say({ status: this.#waiting.length === 0 ? 'idle' : 'saving', savedAt: sent.savedAt, error: null })
  }

  #say(change: Partial<QueueState>): void {
    this.#state = { ...this.#state, ...change, pending: this.#waiting.length }
    for (const listener of this.#listeners) listener()
  }
}
