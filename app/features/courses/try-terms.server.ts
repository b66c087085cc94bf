import { type LessonTry, isSceneTry } from '#app/domain/courses/lesson.ts'
import type { Rubric } from '#app/domain/grading/rubric.ts'
import type { ItemContent } from '#app/domain/labels/content.ts'
import type { LabelLimits } from '#app/domain/labels/label.ts'
import type { Taxonomy } from '#app/domain/labels/taxonomy.ts'
import { severalClasses } from '#app/features/items/label-limits.ts'
import type { LessonText } from '#app/platform/lesson-file.server.ts'
import { type ShownPicture, shownTry } from '#app/platform/pictures.server.ts'
import type { Locale } from '#app/platform/session.server.ts'
import { sceneTaxonomy } from './scene-taxonomy.server.ts'

/** What the tool of an exercise shows and what an answer to it may be. There is no gold in it. */
export interface TryTerms {
  /** Null where the exercise is about what is written. */
  picture: ShownPicture | null
  content: ItemContent | null
  taxonomy: Taxonomy
  rubric: Rubric
  limits: LabelLimits & { multiple: boolean }
}

/** The terms of an exercise, drawn or written; `locale` is that of the page. */
export async function tryTerms(exercise: LessonTry, text: LessonText, locale: Locale): Promise<TryTerms> {
  const { kind, rubric } = exercise
  const drawn = isSceneTry(exercise)
  const { picture, content } = drawn ? await shownTry(exercise, text) : { picture: null, content: exercise.content }
  const { width, height } = picture ?? { width: 0, height: 0 }
  return {
    picture,
    content,
    taxonomy: drawn ? sceneTaxonomy(exercise, locale) : exercise.taxonomy,
    rubric,
    limits: { kind, width, height, multiple: severalClasses(rubric), content },
  }
}
