import type { LabelKind } from '#app/domain/labels/kind.ts'
import type { Taxonomy } from '#app/domain/labels/taxonomy.ts'
import type { Finding } from './finding.ts'

/** Something a person can be good or bad at: a class, a criterion, a verdict. */
export type Subject = { name: string; title?: Readonly<Record<string, string>> | undefined }

const VERDICTS: readonly Subject[] = [{ name: 'accept' }, { name: 'reject' }]

/**
 * What skill in a kind is counted by: the criteria of a rating, the verdicts of a review, else the classes. A kind
 * whose findings name something of one item only (a line, a candidate, side a) has one subject: its first class.
 */
export function subjectsOf(kind: LabelKind, { classes, criteria }: Taxonomy): readonly Subject[] {
  switch (kind) {
    case 'rating':
      return criteria ?? []
    case 'review':
      return VERDICTS
    case 'transcription':
    case 'preference':
    case 'ranking':
      return classes.slice(0, 1)
    default:
      return classes
  }
}

/** The findings of one answer as they count for skill: each about a subject of `subjectsOf`. */
export function bySubject(kind: LabelKind, taxonomy: Taxonomy, findings: readonly Finding[]): Finding[] {
  const [only] = subjectsOf(kind, taxonomy)
  switch (kind) {
    case 'transcription':
    case 'preference':
    case 'ranking':
      return findings.map((finding) => about(finding, only!.name))
    case 'review':
      return findings.map((finding) => about(finding, verdictOf(finding)))
    default:
      return [...findings]
  }
}

function about({ goldClass: _gold, ...finding }: Finding, name: string): Finding {
  return { ...finding, class: name }
}

/** The true verdict that a finding of a review is about. */
function verdictOf({ type, class: name }: Finding): string {
  if (type === 'false-alarm') return 'accept'
  if (type === 'missed-error' || type === 'wrong-reason') return 'reject'
  return name === 'accept' ? 'accept' : 'reject'
}
