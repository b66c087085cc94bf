import type { ComponentType } from 'react'
import { Check, type CheckProps } from './check.tsx'
import { Compare, type CompareProps } from './compare.tsx'
import { LessonProgress, type LessonProgressProps } from './lesson-progress.tsx'
import { TryIt, type TryItProps } from './try-it.tsx'

/** The parts of a lesson that wake up in the browser, by the name in `data-island`. Their props are JSON. */
export interface IslandProps {
  Check: CheckProps
  Compare: CompareProps
  TryIt: TryItProps
  LessonProgress: LessonProgressProps
}
export type IslandName = keyof IslandProps

export const ISLANDS: { [N in IslandName]: ComponentType<IslandProps[N]> } = { Check, Compare, TryIt, LessonProgress }

/** What makes the ids inside an island its own, on the server and in the browser alike. */
export function idPrefix(name: string, id: string): string {
  return `${name}-${id}-`
}
