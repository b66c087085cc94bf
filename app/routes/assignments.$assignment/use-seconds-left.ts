import { useEffect, useState } from 'react'

/**
 * Counts whole seconds down to 0. The server says how many are left, so a wrong clock on the device does no harm,
 * and the time since then is measured, so a sleeping tab does none either.
 */
export function useSecondsLeft(atStart: number): number {
  const [left, setLeft] = useState(atStart)
  useEffect(() => {
    const start = Date.now()
    const timer = setInterval(() => {
      const now = Math.max(0, atStart - Math.floor((Date.now() - start) / 1000))
      setLeft(now)
      if (now === 0) clearInterval(timer)
    }, 1000)
    return () => clearInterval(timer)
  }, [atStart])
  return left
}
