import { useFetcher } from '@remix-run/react'
import { useCallback, useEffect, useRef } from 'react'

const PAUSE_MS = 400

/**
 * Asks the page's own action, a moment after each change, what the form would make. Give `onChange` to the form and to
 * parts that change without an event.
 */
export function usePreview<Answer>() {
  const { submit, data } = useFetcher<Answer>()
  const form = useRef<HTMLFormElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>()
  const ask = useCallback(() => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      if (!form.current) return
      const body = new FormData(form.current)
      body.set('intent', 'preview')
      submit(body, { method: 'post' })
    }, PAUSE_MS)
  }, [submit])
  useEffect(() => {
    ask()
    return () => clearTimeout(timer.current)
  }, [ask])
  return { form, onChange: ask, preview: data }
}
