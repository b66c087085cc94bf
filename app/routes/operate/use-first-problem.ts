import { type RefObject, useEffect } from 'react'
import type { Problems } from './form-parts.tsx'

/** Takes the person to the first field that must change, as the form is longer than a screen. */
export function useFirstProblem(form: RefObject<HTMLFormElement>, problems: Problems) {
  useEffect(() => {
    if (Object.keys(problems).length === 0) return
    const field = form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-problem] input')
    if (field) field.focus()
    else form.current?.querySelector('[role="alert"]')?.scrollIntoView({ block: 'center' })
  }, [form, problems])
}
