import { z } from 'zod'
import { rubricSchema, type Rubric } from '#app/domain/grading/rubric.ts'
import { labelKindSchema, type LabelKind } from '#app/domain/labels/kind.ts'
import { classNames, taxonomySchema, type Taxonomy } from '#app/domain/labels/taxonomy.ts'
import { slugSchema } from '#app/domain/slug.ts'
import { textSchema, type Text } from '#app/domain/text.ts'
import { unknownTeachesKeys, type Teaches } from './lesson-reference.ts'

/** What practice sets, exams and projects have in common: what is asked, with which classes, graded how. */
export const taskFields = {
  slug: slugSchema,
  title: textSchema(120),
  summary: textSchema(600),
  kind: labelKindSchema,
  /** What is asked; of every kind but boxes, and needed for a classification. */
  question: textSchema(300).optional(),
  /** What counts as right, in a few sentences of Markdown. */
  guideline: textSchema(10_000).optional(),
  taxonomy: taxonomySchema,
  rubric: rubricSchema,
}

type TaskDefinition = { kind: LabelKind; question?: Text; taxonomy: Taxonomy; rubric: Rubric; teaches?: Teaches }

/** The rules between those fields; each broken one becomes an issue at the field that must change. */
export function checkTaskFields(definition: TaskDefinition, context: z.RefinementCtx): void {
  const { kind, question, taxonomy, rubric, teaches } = definition
  if (rubric.kind !== kind)
    context.addIssue({
      code: 'custom',
      path: ['rubric', 'kind'],
      message: `the rubric grades ${rubric.kind}, but the kind is ${kind}`,
    })
  if (kind === 'classification' && !question)
    context.addIssue({ code: 'custom', path: ['question'], message: 'a classification needs a question' })
  if (kind === 'boxes' && question)
    context.addIssue({ code: 'custom', path: ['question'], message: 'only a classification has a question' })
  if (kind === 'classification' && taxonomy.classes.length < 2)
    context.addIssue({
      code: 'custom',
      path: ['taxonomy', 'classes'],
      message: 'a classification needs at least two classes',
    })
  for (const key of unknownTeachesKeys(teaches ?? {}, classNames(taxonomy)))
    context.addIssue({
      code: 'custom',
      path: ['teaches', key],
      message: `"${key}" is neither a finding, a hint nor a class`,
    })
}
