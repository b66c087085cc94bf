import type { ShownExam, Standing } from '#app/features/exams/load-exam.server.ts'

type Locale = 'ko' | 'en'

/** Where the person stands, with times as text. */
function shownStanding(standing: Standing) {
  switch (standing.outcome) {
    case 'eligible':
      return { outcome: standing.outcome, attemptsLeft: standing.attemptsLeft }
    case 'too-early':
      return { outcome: standing.outcome, attemptsLeft: standing.attemptsLeft, retryAt: standing.retryAt.toISOString() }
    case 'open':
      return { outcome: standing.outcome, attempt: standing.attempt, deadlineAt: standing.deadlineAt.toISOString() }
    case 'awaiting-result':
      return { outcome: standing.outcome, attempt: standing.attempt }
    case 'suspended':
      return { outcome: standing.outcome, reason: standing.reason }
    default:
      return { outcome: standing.outcome }
  }
}

/** An exam in the reader's language. */
export function shownExam(exam: ShownExam, locale: Locale) {
  const { title, summary, strata, grants, prerequisites, standing, ...numbers } = exam
  return {
    ...numbers,
    title: title[locale],
    summary: summary[locale],
    strata: strata.map((stratum) => ({ title: stratum.title[locale], count: stratum.count })),
    grants: grants && { title: grants.title[locale], level: grants.level[locale], validDays: grants.validDays },
    prerequisites: prerequisites.map((entry) => ({ ...entry, title: entry.title[locale] })),
    standing: standing && shownStanding(standing),
  }
}

export type ExamView = ReturnType<typeof shownExam>
