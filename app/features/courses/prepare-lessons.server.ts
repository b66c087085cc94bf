import { type Lesson, type LessonText, lessonIndex } from '#app/platform/content.server.ts'
import { checkContent } from '#app/platform/content-references.server.ts'
import { compileLesson } from '#app/platform/mdx.server.ts'
import { preparePictures, shownPicture } from '#app/platform/pictures.server.ts'
import { CONTENT_DIR, ContentError, type ContentProblem } from '#app/platform/yaml.server.ts'

/**
 * Checks all of the content, compiles every lesson and renders its pictures, so that no reader waits for either. Does
 * only what is missing.
 * @throws ContentError naming every file and line with a problem
 */
export async function prepareLessons(
  onProgress: (message: string) => void = () => undefined,
  contentDir = CONTENT_DIR,
): Promise<void> {
  checkContent(contentDir)
  const lessons = lessonIndex(contentDir).courses.flatMap((course) => course.lessons)
  const texts = lessons.flatMap((lesson: Lesson) => Object.values(lesson.texts))
  const problems: ContentProblem[] = []
  const collect = (error: unknown) => {
    if (!(error instanceof ContentError)) throw error
    problems.push(...error.problems)
  }
  for (const text of texts) await compileLesson(text).catch(collect)
  await preparePictures(onProgress, contentDir).catch(collect)
  if (problems.length === 0) for (const text of texts) problems.push(...(await compareProblems(text)))
  if (problems.length > 0) throw new ContentError(problems)
}

/** Two pictures that lie over each other must show the same part of the street. */
async function compareProblems(text: LessonText): Promise<ContentProblem[]> {
  const problems: ContentProblem[] = []
  for (const [index, { wrong, right }] of text.compares.entries()) {
    const [a, b] = await Promise.all(
      [wrong, right].map((id) =>
        shownPicture(
          text.pictures.find((picture) => picture.id === id)!,
          text,
        ),
      ),
    )
    if (a!.width === b!.width && a!.height === b!.height) continue
    const message = `"${wrong}" and "${right}" are not the same size: give both the same scene and show`
    problems.push({ file: text.file, line: text.lineOf(['compares', index]), message })
  }
  return problems
}
