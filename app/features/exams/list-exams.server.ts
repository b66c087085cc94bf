import { type Standing, loadExam } from './load-exam.server.ts'
import type { Text } from '#app/domain/text.ts'
import { listDefinitions } from '#app/platform/definitions.server.ts'

export interface ListedExam {
  slug: string
  title: Text
  summary: Text
  items: number
  minutes: number
  grants: Text | null
  standing: Standing['outcome'] | null
  passed: boolean
}

/** Every exam that is offered, with where the person stands. There are tens of them at most. */
export async function listExams(userId: string | null, now: Date): Promise<ListedExam[]> {
  const definitions = await listDefinitions('exam')
  const exams = await Promise.all(definitions.map(({ slug }) => loadExam(userId, slug, now)))
  return exams.flatMap((exam) => {
    if (!exam) return []
    const { slug, title, summary, items, minutes, grants, standing, past } = exam
    const passed = past.some(({ outcome }) => outcome === 'passed')
    return [
      {
        slug,
        title,
        summary,
        items,
        minutes,
        grants: grants?.title ?? null,
        standing: standing?.outcome ?? null,
        passed,
      },
    ]
  })
}
