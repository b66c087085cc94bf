import { useCallback, useEffect, useRef, useState } from 'react'
import type { Label } from '#app/domain/labels/label.ts'

/** What is handed in: the label, and how long its task was looked at in milliseconds. */
export interface Answer {
  label: Label
  visibleMs: number
}

export type HandIn =
  | { state: 'idle' }
  | { state: 'sending' }
  /** No answer came: it is sent again in `seconds`, or at once when the browser is back on line. */
  | { state: 'offline'; seconds: number }
  | { state: 'refused'; problems: { where: string; message: string }[] }
  /** The session is over: log in again, the work is kept. */
  | { state: 'session-over' }
  | { state: 'gone' }

const FIRST_WAIT = 3
const LONGEST_WAIT = 30
const TIMEOUT_MS = 20_000

/**
 * Hands in an answer and does not give up: while the connection is gone it tries again by itself. Sending twice is
 * harmless, because the server knows an answer it has graded.
 * @param onGraded called once the grade is written
 */
export function useHandIn(address: string, onGraded: () => void) {
  const [handIn, setHandIn] = useState<HandIn>({ state: 'idle' })
  const pending = useRef<(Answer & { wait: number }) | null>(null)
  const graded = useRef(onGraded)
  useEffect(() => {
    graded.current = onGraded
  })

  const send = useCallback(async () => {
    const job = pending.current
    if (!job) return
    setHandIn({ state: 'sending' })
    const answer = await post(address, job)
    if (pending.current !== job) return
    if (answer === 'graded') graded.current()
    else setHandIn(answer.state === 'offline' ? { state: 'offline', seconds: job.wait } : answer)
    if (answer === 'graded' || answer.state !== 'offline') pending.current = null
    else job.wait = Math.min(job.wait * 2, LONGEST_WAIT)
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

  const submit = useCallback(
    (answer: Answer) => {
      pending.current = { ...answer, wait: FIRST_WAIT }
      void send()
    },
    [send],
  )
  /** Forgets what was said about the last try: the answer has changed. */
  const reset = useCallback(() => {
    if (!pending.current) setHandIn({ state: 'idle' })
  }, [])
  return { handIn, submit, retry: send, reset }
}

async function post(address: string, { label, visibleMs }: Answer): Promise<'graded' | HandIn> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ label, visibleMs }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    if (response.ok) return 'graded'
    if (response.status === 401) return { state: 'session-over' }
    if (response.status === 404) return { state: 'gone' }
    if (response.status < 500 && response.status !== 429) {
      const { problems = [] } = (await response.json().catch(() => ({}))) as {
        problems?: { where: string; message: string }[]
      }
      return { state: 'refused', problems }
    }
  } catch {
    // No connection, or no answer in time.
  }
  return { state: 'offline', seconds: FIRST_WAIT }
}
