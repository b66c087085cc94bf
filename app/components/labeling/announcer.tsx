import { useEffect, useRef, useState } from 'react'

/**
 * A polite live region. Words that change while something is being moved wait for a pause, so that only
 * the last of them is spoken.
 */
export function Announcer({ words, token, patient }: { words: string; token: unknown; patient: boolean }) {
  const [spoken, setSpoken] = useState('')
  const first = useRef(token)
  useEffect(() => {
    if (token === first.current) return
    first.current = undefined
    // The same words twice are spoken twice only if the text differs; a trailing blank does that.
    const speak = () => setSpoken((old) => (old === words && words !== '' ? `${words}\u00a0` : words))
    if (!patient) return speak()
    const timer = setTimeout(speak, 300)
    return () => clearTimeout(timer)
    // `token` is what happened; the words follow from it.
  }, [token, words, patient])
  return (
    <p role="status" className="sr-only">
      {spoken}
    </p>
  )
}
