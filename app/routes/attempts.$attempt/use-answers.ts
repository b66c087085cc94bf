import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import type { Label } from '#app/domain/labels/label.ts'
import { AnswerQueue, type QueueState } from './answer-queue.ts'
import { type Outbox, browserOutbox } from './outbox.ts'
import { askLatest, sendAnswer } from './talk.ts'

type Answers = Readonly<Record<number, Label | null>>

const NO_OUTBOX: Outbox = { read: () => [], write: () => {}, remove: () => {} }

function outboxOf(attempt: string): Outbox {
  try {
    return browserOutbox(window.localStorage, attempt, Date.now())
  } catch {
    return NO_OUTBOX
  }
}

function newClient(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

const IDLE: QueueState = { status: 'idle', pending: 0, savedAt: null, error: null, over: false }

/**
 * The answers of the room: changed here, saved by the queue, and brought up to date whenever the page is looked at
 * again, because another tab or device may have gone on.
 */
export function useAnswers(
  attempt: string,
  initial: { position: number; answer: Label | null }[],
  onLatest: (latest: { open: false } | { open: true; serverNow: string; deadlineAt: string }) => void,
) {
  const [answers, setAnswers] = useState<Answers>(() =>
    Object.fromEntries(initial.map(({ position, answer }) => [position, answer])),
  )
  const queue = useMemo(
    () =>
      typeof window === 'undefined'
        ? null
        : new AnswerQueue({
            client: newClient(),
            outbox: outboxOf(attempt),
            send: (entry) => sendAnswer(attempt, entry),
          }),
    [attempt],
  )
  const state = useSyncExternalStore(
    useCallback((listener) => queue?.subscribe(listener) ?? (() => {}), [queue]),
    () => queue?.state() ?? IDLE,
    () => IDLE,
  )
  /** What was changed here since the server was last asked: its answer about those is old. */
  const touched = useRef(new Set<number>())
  const listener = useRef(onLatest)
  useEffect(() => {
    listener.current = onLatest
  })

  const refresh = useCallback(async () => {
    if (!queue) return
    touched.current = queue.pending()
    const latest = await askLatest(attempt)
    if (!latest) return
    listener.current(latest)
    if (!latest.open) return
    setAnswers((now) => {
      const news = latest.answers.filter(
        ({ position, answer }) =>
          !touched.current.has(position) && JSON.stringify(answer) !== JSON.stringify(now[position] ?? null),
      )
      return news.length === 0
        ? now
        : { ...now, ...Object.fromEntries(news.map((item) => [item.position, item.answer])) }
    })
  }, [attempt, queue])

  useEffect(() => {
    if (!queue) return
    const restored = queue.restore()
    if (restored.size > 0) setAnswers((now) => ({ ...now, ...Object.fromEntries(restored) }))
    const onShow = () => {
      if (document.visibilityState === 'hidden') void queue.flush()
      else void refresh()
    }
    const onOnline = () => void queue.flush().then(refresh)
    const onLeave = () => void queue.flush()
    document.addEventListener('visibilitychange', onShow)
    window.addEventListener('focus', onShow)
    window.addEventListener('online', onOnline)
    window.addEventListener('pagehide', onLeave)
    return () => {
      document.removeEventListener('visibilitychange', onShow)
      window.removeEventListener('focus', onShow)
      window.removeEventListener('online', onOnline)
      window.removeEventListener('pagehide', onLeave)
      void queue.flush()
      queue.stop()
    }
  }, [queue, refresh])

  const answer = useCallback(
    (position: number, label: Label, visibleMs: number) => {
      touched.current.add(position)
      setAnswers((now) => ({ ...now, [position]: label }))
      queue?.put(position, label, Date.now(), visibleMs)
    },
    [queue],
  )
  const flush = useCallback(async () => (queue ? queue.flush() : true), [queue])
  return { answers, answer, flush, state }
}
