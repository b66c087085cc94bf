/** What the islands of a lesson tell each other: how many checks are answered now, and whether the lesson is complete. */
export interface LessonProgressed {
  answered: number
  completed: boolean
}

const NAME = 'lesson-progressed'

export function tellProgress(detail: LessonProgressed): void {
  document.dispatchEvent(new CustomEvent(NAME, { detail }))
}

/** Listens; returns what stops it. */
export function onProgress(listener: (progress: LessonProgressed) => void): () => void {
  const handle = (event: Event) => listener((event as CustomEvent<LessonProgressed>).detail)
  document.addEventListener(NAME, handle)
  return () => document.removeEventListener(NAME, handle)
}

/** Sends something to one of the lesson's addresses and reads the answer. @throws Error when there is none */
export async function send<T>(address: string, body: BodyInit, type?: string): Promise<T> {
  const headers = { Accept: 'application/json', ...(type ? { 'Content-Type': type } : {}) }
  const response = await fetch(address, { method: 'POST', body, headers })
  if (!response.ok) throw new Error(`${response.status}`)
  return (await response.json()) as T
}
