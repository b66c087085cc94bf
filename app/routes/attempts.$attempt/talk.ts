import type { Label } from '#app/domain/labels/label.ts'
import type { Sent } from './answer-queue.ts'
import type { Entry } from './outbox.ts'

/** What the server says of the attempt when the room asks again. */
export type Latest =
  | { open: true; serverNow: string; deadlineAt: string; answers: { position: number; answer: Label | null }[] }
  | { open: false }

const TIMEOUT = 15_000
/** Browsers let a request outlive its page only when it is small. */
const KEEPALIVE = 60_000

/** Sends one answer and says what became of it. */
export async function sendAnswer(attempt: string, { position, client, seq, label, visibleMs }: Entry): Promise<Sent> {
  const body = JSON.stringify({ position, client, seq, label, visibleMs })
  try {
    const response = await fetch(`/attempts/${attempt}/answers`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body,
      keepalive: body.length < KEEPALIVE,
      signal: AbortSignal.timeout(TIMEOUT),
    })
    if (response.status === 401) return { outcome: 'signed-out' }
    // 403 and 429 come from what stands before the server, and pass.
    if (response.status >= 500 || response.status === 403 || response.status === 429) return { outcome: 'unreachable' }
    const said = (await response.json()) as { saved?: true; savedAt?: string; error?: string; outcome?: string }
    if (response.ok && said.saved) return { outcome: 'saved', savedAt: said.savedAt! }
    const over = response.status === 404 || said.outcome === 'late' || said.outcome === 'closed'
    return { outcome: 'refused', error: said.error ?? 'exam:save.failed', over }
  } catch {
    return { outcome: 'unreachable' }
  }
}

/** Asks for the newest answers and the server's time; null when there is no connection. */
export async function askLatest(attempt: string): Promise<Latest | null> {
  try {
    const response = await fetch(`/attempts/${attempt}/answers`, { signal: AbortSignal.timeout(TIMEOUT) })
    if (!response.ok || response.redirected) return null
    return (await response.json()) as Latest
  } catch {
    return null
  }
}

/**
 * Hands the attempt in.
 * @param times how long each item was in sight, in milliseconds by position
 * @returns whether the server took it
 */
export async function handIn(attempt: string, times: Readonly<Record<number, number>>): Promise<boolean> {
  try {
    const response = await fetch(`/attempts/${attempt}/submission`, {
      method: 'POST',
      body: new URLSearchParams({ visibleMs: JSON.stringify(times) }),
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT * 2),
    })
    return response.type === 'opaqueredirect' || response.ok
  } catch {
    return false
  }
}
