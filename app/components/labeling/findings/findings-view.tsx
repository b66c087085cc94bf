import type { ComponentType, LazyExoticComponent } from 'react'
import type { LabelKind } from '#app/domain/labels/kind.ts'
import { later } from '#app/components/labeling/later.tsx'
import { Steady } from '#app/components/labeling/steady.tsx'
import type { FindingsProps } from './findings-props.ts'
import { PictureFindings } from './shape-findings.tsx'
import { WordFindings } from './word-findings.tsx'

export type { FindingsProps } from './findings-props.ts'

type View = LazyExoticComponent<ComponentType<FindingsProps>>

/** Each fetched only where it is used; a view gets answers and gold of its own kind only. */
const view = <P,>(load: () => Promise<ComponentType<P>>): View =>
  later(async () => (await load()) as unknown as ComponentType<FindingsProps>)

/** How the findings of kinds that are not drawn on a picture are shown. */
const VIEWS: { [K in LabelKind]?: View } = {
  spans: view(async () => (await import('./text-findings.tsx')).TextFindings),
  transcription: view(async () => (await import('./transcription-findings.tsx')).TranscriptionFindings),
  preference: view(async () => (await import('./preference-findings.tsx')).PreferenceFindings),
  ranking: view(async () => (await import('./ranking-findings.tsx')).RankingFindings),
  rating: view(async () => (await import('./rating-findings.tsx')).RatingFindings),
  review: view(async () => (await import('./review-findings.tsx')).ReviewFindings),
}

/** A graded answer over its gold: on its picture or text where it has one, and always in words. */
export function FindingsView(props: FindingsProps) {
  const { item, answer, gold } = props
  if (VIEWS[answer.kind] && gold.kind === answer.kind) return <LazyFindings {...props} />
  // A class is said of the whole picture: there is nothing to outline.
  return item && answer.kind !== 'classification' ? (
    <PictureFindings {...props} item={item} />
  ) : (
    <WordFindings {...props} />
  )
}

function LazyFindings(props: FindingsProps) {
  const Chosen = VIEWS[props.answer.kind]!
  return (
    <Steady fallback={<WordFindings {...props} />}>
      <Chosen {...props} />
    </Steady>
  )
}
