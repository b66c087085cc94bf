import { type Finding, FINDINGS_OF } from '#app/domain/grading/finding.ts'
import { studyAdvice } from '#app/domain/grading/study.ts'
import { bySubject, subjectsOf } from '#app/domain/grading/subject.ts'
import { summarise } from '#app/domain/grading/summary.ts'
import type { ProjectDefinition } from '#app/domain/projects/definition.ts'
import { leaseState } from '#app/domain/projects/lease.ts'
import { severalClasses } from '#app/features/items/label-limits.ts'
import { SHOWN_ITEM, shownItem } from '#app/features/items/shown-item.ts'
import { termsAt } from '#app/features/projects/terms.server.ts'
import { guidelineHtml } from '#app/platform/guideline.server.ts'
import { db } from '#app/platform/db.server.ts'
import type { Locale } from '#app/platform/session.server.ts'
import { remediesFor } from './remedies.server.ts'
import { settlementOn } from './settlement.server.ts'
import type { WorkOutcome } from './submit-assignment.server.ts'

/** The most kinds of mistakes that are told, and lesson sections that are named. */
const MOST_ADVICE = 3

/**
 * A person's own assignment as its page shows it; null when it is missing or somebody else's. Nothing in it tells
 * whether the task is a honeypot, except that a rejected one was.
 */
export async function loadAssignment(id: string, userId: string, { locale, now }: { locale: Locale; now: Date }) {
  const assignment = await db.assignment.findFirst({
    where: { id, userId },
    select: {
      id: true,
      project: true,
      leasedAt: true,
      leaseExpiresAt: true,
      submittedAt: true,
      returnedAt: true,
      outcome: true,
      score: true,
      findings: true,
      task: { select: { item: { select: SHOWN_ITEM } } },
      ledgerEntries: { select: { amountMinor: true, currency: true } },
    },
  })
  if (!assignment) return null
  const terms = await termsAt(assignment.project, assignment.leasedAt)
  if (!terms) return null
  const { body } = terms
  const { task } = assignment
  return {
    id,
    project: { slug: assignment.project, title: body.title[locale] },
    kind: body.kind,
    question: body.question?.[locale],
    taxonomy: body.taxonomy,
    guideline: guidelineHtml(body.guideline[locale]),
    pay: body.pay,
    multiple: severalClasses(body.rubric),
    item: shownItem(task.item),
    leaseExpiresAt: assignment.leaseExpiresAt.toISOString(),
    secondsLeft: Math.max(0, Math.floor((assignment.leaseExpiresAt.getTime() - now.getTime()) / 1000)),
    state: leaseState(assignment, now),
    outcome: assignment.outcome as WorkOutcome | null,
    paid: assignment.ledgerEntries[0] ?? null,
    /** Only honeypots have a score; other work is rejected by an operator, who says why. */
    rejection:
      assignment.outcome === 'rejected' && assignment.score !== null
        ? await rejection(body, assignment.score, (assignment.findings ?? []) as Finding[], locale)
        : null,
    settlement: await settlementOn(id),
  }
}

/** Why a checked answer was not accepted: kinds of mistakes and how many, and where they are taught. Never the gold. */
async function rejection(project: ProjectDefinition, score: number, findings: Finding[], locale: Locale) {
  const summary = summarise([{ findings: bySubject(project.kind, project.taxonomy, findings) }])
  const { teaches, practice } = await remediesFor(project)
  const subjects = subjectsOf(project.kind, project.taxonomy)
  const title = (name: string) => subjects.find((entry) => entry.name === name)?.title?.[locale] ?? null
  return {
    score,
    needed: project.honeypots.acceptScore,
    mistakes: FINDINGS_OF[project.kind]
      .filter((type) => type !== 'match')
      .map((type) => ({ type, count: summary.byType[type] }))
      .filter(({ count }) => count > 0),
    study: studyAdvice(summary, teaches, MOST_ADVICE).map(({ key, lesson }) => ({
      key,
      className: title(key),
      href: `/courses/${lesson}`,
    })),
    practice,
  }
}
