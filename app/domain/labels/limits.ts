import type { z } from 'zod'
import { readRle } from '#app/domain/grading/regions/rle.ts'
import { EDGE_TOLERANCE, outsideProblem, type ImageSize } from './boxes.ts'
import { codePoints, type ItemContent } from './content.ts'
import { instanceProblem } from './keypoints.ts'
import type { LabelKind } from './kind.ts'
import type { Label } from './label.ts'
import { regionProblem } from './polygons.ts'
import { classNames, type Taxonomy } from './taxonomy.ts'

/** What an item allows. */
export type LabelLimits = ImageSize & {
  /** The kind the item asks for; any kind when omitted. */
  kind?: LabelKind
  /** Whether a classification may choose several classes (or none); exactly one when omitted. */
  multiple?: boolean
  /** What the item shows besides its picture: a text, lines, candidates. */
  content?: ItemContent | null
  /** Whether parts may still be open (`open-parts.ts`): of an answer that is kept while it is made. */
  unfinished?: boolean
}

type Of<K extends LabelKind> = Extract<Label, { kind: K }>
type Complain = (path: (string | number)[], message: string) => void
type Check<K extends LabelKind> = (label: Of<K>, taxonomy: Taxonomy, limits: LabelLimits, complain: Complain) => void

/** Reports everything about a label that its item does not allow. */
export function checkLabel(label: Label, taxonomy: Taxonomy, limits: LabelLimits, context: z.RefinementCtx): void {
  const complain: Complain = (path, message) => context.addIssue({ code: 'custom', path, message })
  const check = CHECKS[label.kind] as Check<LabelKind>
  check(label, taxonomy, limits, complain)
}

/** Reports shapes and spans whose class is not in the taxonomy. */
function checkClasses(list: string, parts: readonly { class: string }[], taxonomy: Taxonomy, complain: Complain): void {
  const known = classNames(taxonomy)
  parts.forEach((part, index) => {
    if (!known.has(part.class)) complain([list, index, 'class'], `class "${part.class}" is not offered here`)
  })
}

const CHECKS: { [K in LabelKind]: Check<K> } = {
  boxes({ boxes }, taxonomy, limits, complain) {
    checkClasses('boxes', boxes, taxonomy, complain)
    boxes.forEach((box, index) => {
      const outside = outsideProblem(box, limits, EDGE_TOLERANCE)
      if (outside) complain(['boxes', index], outside)
    })
  },

  classification({ classes }, taxonomy, { multiple, unfinished }, complain) {
    const known = classNames(taxonomy)
    const none = unfinished && classes.length === 0
    if (!multiple && classes.length !== 1 && !none)
      complain(['classes'], `choose exactly one class, not ${classes.length}`)
    classes.forEach((name, index) => {
      if (!known.has(name)) complain(['classes', index], `class "${name}" is not offered here`)
    })
  },

  polygons({ polygons }, taxonomy, limits, complain) {
    checkClasses('polygons', polygons, taxonomy, complain)
    polygons.forEach((region, index) => {
      const problem = regionProblem(region, limits) ?? (region.mask && readRle(region.mask).problem)
      if (problem) complain(['polygons', index], problem)
    })
  },

  keypoints({ instances }, taxonomy, limits, complain) {
    checkClasses('instances', instances, taxonomy, complain)
    instances.forEach((instance, index) => {
      const skeleton = taxonomy.classes.find(({ name }) => name === instance.class)?.skeleton
      if (skeleton && skeleton.points.length !== instance.points.length)
        complain(
          ['instances', index, 'points'],
          `a ${instance.class} has ${skeleton.points.length} points, not ${instance.points.length}`,
        )
      const problem = instanceProblem(instance, limits)
      if (problem) complain(['instances', index], problem)
    })
  },

  spans({ spans }, taxonomy, { content }, complain) {
    checkClasses('spans', spans, taxonomy, complain)
    const length = content?.type === 'text' ? codePoints(content.text) : Infinity
    spans.forEach(({ end }, index) => {
      if (end > length) complain(['spans', index, 'end'], `lies behind the end of the text (${length} characters)`)
    })
  },

  transcription({ lines }, _taxonomy, { content }, complain) {
    const known = new Set(content?.type === 'lines' ? content.lines.map(({ id }) => id) : ['1'])
    lines.forEach(({ id }, index) => {
      if (!known.has(id)) complain(['lines', index, 'id'], `there is no line "${id}" here`)
    })
  },

  preference({ choice, strength }, _taxonomy, { unfinished }, complain) {
    if (choice === null && !unfinished) complain(['choice'], 'choose an answer, or that both are equally good')
    if (choice === 'tie' && strength !== undefined) complain(['strength'], 'a tie has no strength')
  },

  ranking({ order }, _taxonomy, { content, unfinished }, complain) {
    if (content?.type !== 'candidates') return
    const known = new Set(content.candidates.map(({ id }) => id))
    order.forEach((group, place) =>
      group.forEach((id, index) => {
        if (!known.delete(id)) complain(['order', place, index], `there is no candidate "${id}" here`)
      }),
    )
    if (!unfinished) for (const id of known) complain(['order'], `candidate "${id}" is not ranked`)
  },

  rating({ ratings }, taxonomy, { unfinished }, complain) {
    const open = new Map((taxonomy.criteria ?? []).map((criterion) => [criterion.name, criterion]))
    ratings.forEach(({ criterion: name, value }, index) => {
      const criterion = open.get(name)
      if (!criterion) return complain(['ratings', index, 'criterion'], `"${name}" is not asked here`)
      open.delete(name)
      if (!Number.isInteger(value) || value < criterion.min || value > criterion.max)
        complain(['ratings', index, 'value'], `must be a whole number from ${criterion.min} to ${criterion.max}`)
    })
    if (!unfinished) for (const name of open.keys()) complain(['ratings'], `"${name}" is not rated`)
  },

  review({ verdict, reasons }, taxonomy, { unfinished }, complain) {
    const known = classNames(taxonomy)
    if (verdict === null && !unfinished) complain(['verdict'], 'accept or reject')
    if (verdict === 'reject' && reasons.length === 0 && !unfinished) complain(['reasons'], 'a rejection needs a reason')
    if (verdict === 'accept' && reasons.length > 0) complain(['reasons'], 'an acceptance has no reasons')
    reasons.forEach((name, index) => {
      if (!known.has(name)) complain(['reasons', index], `reason "${name}" is not offered here`)
    })
  },
}
