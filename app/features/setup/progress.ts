/** Told one line at a time, in English, whenever something was done. */
export type Progress = (line: string) => void

/** A line for the first of many pictures, every tenth and the last: enough to see that it goes on. */
export function progressOf(what: string, total: number, onProgress: Progress): (done: number) => void {
  return (done) => {
    if (done === 1 || done % 10 === 0 || done === total) onProgress(`${what}: picture ${done} of ${total}`)
  }
}
