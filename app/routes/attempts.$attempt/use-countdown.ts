import { useEffect, useRef, useState } from 'react'

/** Minutes at which the time left is said aloud. */
const SAID = [5, 1]

/**
 * Whole seconds left, by the server's clock: the device's own clock is never asked, only how much time has passed
 * since the server said what time it was.
 */
export function useCountdown({ serverNow, deadlineAt }: { serverNow: string; deadlineAt: string }, onEnd: () => void) {
  const total = (Date.parse(deadlineAt) - Date.parse(serverNow)) / 1000
  const [left, setLeft] = useState(Math.max(0, Math.ceil(total)))
  /** The minutes that were last said, to be announced once. */
  const [said, setSaid] = useState<number | null>(null)
  const end = useRef(onEnd)
  useEffect(() => {
    end.current = onEnd
  })
  useEffect(() => {
    const from = performance.now()
    let last = total
    let ended = false
    const tick = () => {
      const now = total - (performance.now() - from) / 1000
      setLeft(Math.max(0, Math.ceil(now)))
      const crossed = SAID.find((minutes) => last > minutes * 60 && now <= minutes * 60)
      if (crossed !== undefined) setSaid(crossed)
      last = now
      if (now <= 0 && !ended) {
        ended = true
        end.current()
      }
    }
    tick()
    const timer = setInterval(tick, 250)
    return () => clearInterval(timer)
  }, [total])
  return { left, said }
}
