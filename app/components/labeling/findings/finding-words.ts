import type { Finding, FindingType } from '#app/domain/grading/finding.ts'
import type { GoldLabel, Label } from '#app/domain/labels/label.ts'
import { lookOf, type ClassLook } from '#app/components/labeling/classes.ts'
import type { SkeletonLook } from '#app/components/labeling/keypoints/skeleton.ts'
import { figureOf } from './figures.tsx'
import type { PlacedFinding } from './finding-shapes.tsx'

type Translate = (key: string, values?: Record<string, unknown>) => string

/** What must be seen first: what is missing or wrong, then what can be better, then what is right. */
export const FINDING_ORDER: readonly FindingType[] = [
  'missing',
  'missed-error',
  'wrong-class',
  'wrong-choice',
  'wrong-text',
  'wrong-reason',
  'extra',
  'false-alarm',
  'wrong-order',
  'off',
  'misplaced',
  'wrong-visibility',
  'loose',
  'match',
]

const NO_SKELETONS: ReadonlyMap<string, SkeletonLook> = new Map()

/** The findings in that order, numbered from 1, with the shapes that they are about. */
export function placeFindings(
  findings: readonly Finding[],
  answer: Label,
  gold: GoldLabel,
  skeletons = NO_SKELETONS,
): PlacedFinding[] {
  return FINDING_ORDER.flatMap((type) => findings.filter((finding) => finding.type === type)).map((finding, index) => ({
    finding,
    number: index + 1,
    answer: figureOf(answer, finding.answerIndex, skeletons, finding.point),
    gold: figureOf(gold, finding.goldIndex, skeletons, finding.point),
  }))
}

/** One finding in one or two sentences, in the words of its kind of label. `name` says what its subject is called. */
export function findingWords(
  t: Translate,
  finding: Finding,
  kind: Label['kind'],
  looks: readonly ClassLook[],
  name: (subject: string) => string = (subject) => lookOf(looks, subject).title,
): string {
  const about = t(`findings.${kind}.${variantOf(finding, kind)}`, {
    title: name(finding.class),
    gold: name(finding.goldClass ?? finding.class),
    overlap: Math.round((finding.iou ?? 0) * 100),
    distance: Math.round(Math.abs(finding.distance ?? 0) * 10) / 10,
    point: (finding.point ?? 0) + 1,
    value: finding.value,
    goldValue: finding.goldValue,
    text: quoted(t, finding.text, kind, name),
    goldText: quoted(t, finding.goldText, kind, name),
    strength: kind === 'preference' && finding.goldValue ? t(`preference.strength.${finding.goldValue}`) : '',
    visibility: kind === 'keypoints' ? t(`findings.visibility.${finding.value ?? 0}`) : '',
    goldVisibility: kind === 'keypoints' ? t(`findings.visibility.${finding.goldValue ?? 0}`) : '',
  })
  const { type, hint } = finding
  if (!hint || hint === 'duplicate' || (type !== 'loose' && type !== 'extra')) return about
  return `${about} ${t(kind === 'spans' ? `findings.spans.hint.${hint}` : `findings.hint.${hint}`)}`
}

/** Which sentence tells a finding: of its type, or of the special case it is. */
function variantOf(
  { type, hint, answerIndex, goldIndex, value, text, goldText }: Finding,
  kind: Label['kind'],
): string {
  const shape = kind === 'boxes' || kind === 'polygons'
  if (type === 'extra' && hint === 'duplicate' && (shape || kind === 'spans' || kind === 'keypoints'))
    return 'duplicate'
  if (type === 'extra' && hint && shape) return 'too-far-off'
  if (kind === 'spans' && type === 'wrong-class' && text !== goldText) return 'wrong-class-and-borders'
  if (kind === 'transcription' && type === 'missing' && answerIndex === undefined) return 'missing-line'
  if (kind === 'transcription' && type === 'extra' && goldIndex === undefined) return 'extra-line'
  if (kind === 'preference' && type === 'loose' && value !== undefined) return 'strength'
  if (kind === 'ranking' && type === 'wrong-order' && value === undefined) return 'out-of-place'
  if (kind === 'review' && type === 'wrong-reason' && text === '') return 'no-reason'
  if (kind === 'review' && type === 'missed-error' && !goldText) return 'missed-some-error'
  return type
}

const RTL = /[\u0590-\u08ff\ufb1d-\ufefc]/

/**
 * What was written or marked, in quotation marks; a blank by its name, the reasons of a review by their titles. A text
 * read from the right is isolated, so that it leaves the sentence around it in order.
 */
function quoted(
  t: Translate,
  text: string | undefined,
  kind: Label['kind'],
  name: (subject: string) => string,
): string {
  if (kind === 'review') return (text ?? '').split(', ').filter(Boolean).map(name).join(', ')
  if (text === undefined) return ''
  return text.trim() === ''
    ? t('findings.blank')
    : t('findings.quote', { text: RTL.test(text) ? `\u2068${text}\u2069` : text })
}
