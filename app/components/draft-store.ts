import { partsOf } from '#app/domain/labels/empty.ts'
import type { Label } from '#app/domain/labels/label.ts'

/**
 * Unfinished work in the browser's storage, one key for each piece. A browser may refuse storage (forbidden, or full):
 * then nothing is found, nothing is kept, and whoever keeps is told.
 */

/** Whether this browser keeps anything at all. */
export function keepsDrafts(): boolean {
  try {
    localStorage.getItem('')
    return true
  } catch {
    return false
  }
}

/** What was kept, unchecked; null when nothing, or nothing readable. */
export function readDraft(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') as unknown
  } catch {
    return null
  }
}

/** Keeps a value instead of what was there. @returns whether it is kept now */
export function keepDraft(key: string, value: unknown): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(value))
    return true
  } catch {
    return false
  }
}

export function forgetDraft(key: string): void {
  try {
    localStorage.removeItem(key)
  } catch {
    // Where nothing can be kept, nothing needs forgetting.
  }
}

/** The keys of what is kept under a prefix. */
export function draftKeys(prefix: string): string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(prefix))
  } catch {
    return []
  }
}

/** A kept value as a label of a kind; null when it is none. */
export function asLabel(value: unknown, kind: Label['kind']): Label | null {
  const label = value as Label | null
  return label?.kind === kind && Array.isArray(partsOf(label)) ? label : null
}
