import { z } from 'zod'
import { readItem } from '#app/domain/datasets/content-dataset.ts'
import { rubricSchema } from '#app/domain/grading/rubric.ts'
import { isEmptyLabel } from '#app/domain/labels/empty.ts'
import { LABEL_KINDS } from '#app/domain/labels/kind.ts'
import { taxonomySchema } from '#app/domain/labels/taxonomy.ts'
import { slugSchema } from '#app/domain/slug.ts'
import { passScoreSchema, sentence } from './lesson-fields.ts'

/** Kinds whose item is a picture: in a lesson, a drawn scene. */
const NEEDS_SCENE: ReadonlySet<string> = new Set(['boxes', 'polygons', 'keypoints', 'transcription'])

/** An exercise whose item is written in the front matter: `content` and `gold`, or a text with its spans `marked` in it. */
export const writtenTrySchema = z
  .strictObject({
    id: slugSchema,
    kind: z.enum(LABEL_KINDS),
    prompt: sentence(600),
    question: sentence(300).optional(),
    taxonomy: taxonomySchema,
    /** Classes of a marked text that is to be reviewed. */
    labeledWith: taxonomySchema.optional(),
    content: z.unknown().optional(),
    marked: z.string().min(1).max(20_000).optional(),
    gold: z.unknown().optional(),
    /** How it is graded; the defaults of the kind when omitted. */
    rubric: rubricSchema.optional(),
    passScore: passScoreSchema,
  })
  .transform(({ content, marked, gold, labeledWith, rubric: given, ...exercise }, context) => {
    const { id, kind, taxonomy } = exercise
    const issue = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message })
    if (NEEDS_SCENE.has(kind)) {
      issue(['kind'], `an exercise of kind ${kind} is about a drawn picture: give it a scene`)
      return z.NEVER
    }
    const rubric = given ?? rubricSchema.parse({ kind })
    if (rubric.kind !== kind) issue(['rubric', 'kind'], `must be ${kind}, like the exercise`)
    if (kind === 'classification' && !exercise.question) issue(['question'], 'a classification needs a question')
    if (kind === 'classification' && taxonomy.classes.length < 2)
      issue(['taxonomy', 'classes'], 'a classification needs at least two classes')
    if (kind === 'rating' && !taxonomy.criteria) issue(['taxonomy'], 'a rating needs criteria')
    // The gold of a marked text is the marks: what is wrong with it is to be corrected there.
    const told = ([head, ...rest]: (string | number)[], message: string) =>
      issue(head === 'gold' && gold === undefined && marked !== undefined ? ['marked'] : [head!, ...rest], message)
    const item = readItem({ key: id, content, marked, gold }, { kind, taxonomy, labeledWith }, told)
    if (!item || rubric.kind !== kind) return z.NEVER
    if (item.gold.kind === 'classification' && item.gold.classes.length !== 1 && !several(rubric))
      issue(['gold', 'classes'], 'must be one class, unless the rubric says `multiple: true`')
    if (isEmptyLabel(item.gold)) told(['gold'], 'an exercise needs something to find')
    return { ...exercise, rubric, content: item.content, gold: item.gold }
  })
export type WrittenTry = z.output<typeof writtenTrySchema>

const several = (rubric: z.output<typeof rubricSchema>) => rubric.kind === 'classification' && rubric.multiple
