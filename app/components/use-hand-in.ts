import { useCallback, useEffect, useRef, useState } from 'react'
import type { Problem } from '#app/domain/labels/problems.ts'

/** What a refusal says besides its status; a route may say more. */
export interface Refused {
  problems?: Problem[]
}

export type HandIn<R extends Refused = Refused> =
  | { state: 'idle' }
  | { state: 'sending' }
  /** No answer came: it is sent again in `seconds`, or at once when the browser is back on line. */
  | { state: 'offline'; seconds: number }
  | { state: 'refused'; refusal: R }
  /** The session is over: log in again, the work is kept. */
  | { state: 'session-over' }
  | { state: 'gone' }

const FIRST_WAIT = 3
const LONGEST_WAIT = 30
const TIMEOUT_MS = 20_000

/**
 * Hands in work as JSON and does not give up: while the connection is gone it tries again by itself. What is sent to
 * must bear being sent the same twice.
 * @param onDone called with what the server said once it has taken the work
 */
export function useHandIn<Work, Said, R extends Refused = Refused>(address: string, onDone: (said: Said) => void) {
  const [handIn, setHandIn] = useState<HandIn<R>>({ state: 'idle' })
  const pending = useRef<{ work: Work; wait: number } | null>(null)
  const done = useRef(onDone)
  useEffect(() => {
    done.current = onDone
  })

  const send = useCallback(async () => {
    const job = pending.current
    if (!job) return
    setHandIn({ state: 'sending' })
    const answer = await post<Said, R>(address, job.work)
    if (pending.current !== job) return
    if (answer.state === 'offline') {
      setHandIn({ state: 'offline', seconds: job.wait })
      job.wait = Math.min(job.wait * 2, LONGEST_WAIT)
      return
    }
    pending.current = null
    if (answer.state === 'done') done.current(answer.said)
    else setHandIn(answer)
  }, [address])

  const waiting = handIn.state === 'offline' ? handIn.seconds : null
  useEffect(() => {
    if (waiting === null) return
    const again = () => void send()
    const timer = setTimeout(again, waiting * 1000)
    window.addEventListener('online', again)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('online', again)
    }
  }, [waiting, handIn, send])

  // Whoever left the page must not be fetched back by an answer that comes late.
  useEffect(
    () => () => {
      pending.current = null
    },
    [],
  )

  const submit = useCallback(
    (work: Work) => {
      pending.current = { work, wait: FIRST_WAIT }
      void send()
    },
    [send],
  )
  /** Forgets what was said about the last try: the work has changed. */
  const reset = useCallback(() => {
    if (!pending.current) setHandIn({ state: 'idle' })
  }, [])
  /** Stops trying, so that the work can be changed. The server may have taken what was sent. */
  const stop = useCallback(() => {
    pending.current = null
    setHandIn({ state: 'idle' })
  }, [])
  return { handIn, submit, retry: send, reset, stop }
}

type Answered<Said, R extends Refused> =
  { state: 'done'; said: Said } | Exclude<HandIn<R>, { state: 'idle' | 'sending' }>

async function post<Said, R extends Refused>(address: string, work: unknown): Promise<Answered<Said, R>> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(work),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    if (response.ok) return { state: 'done', said: (await response.json()) as Said }
    if (response.status === 401) return { state: 'session-over' }
    if (response.status === 404) return { state: 'gone' }
    if (response.status < 500 && response.status !== 429)
      return { state: 'refused', refusal: (await response.json().catch(() => ({}))) as R }
  } catch {
    // No connection, or no answer in time.
  }
  return { state: 'offline', seconds: FIRST_WAIT }
}
