import { standing } from '#app/domain/projects/acceptance.ts'
import { honeypotPasses } from '#app/features/assignments/honeypot-passes.server.ts'
import { currentOffer } from '#app/features/journey/catalogue.server.ts'
import { takeSnapshot } from '#app/features/journey/take-snapshot.server.ts'
import { guidelineHtml } from '#app/platform/guideline.server.ts'
import type { Locale } from '#app/platform/session.server.ts'
import { projectCard } from './project-card.server.ts'

/** A project's own page for a person, or for a visitor; null when there is none. */
export function loadProject(slug: string, userId: string | null, { locale, now }: { locale: Locale; now: Date }) {
  const offer = currentOffer()
  const project = offer.projects.find((entry) => entry.slug === slug)
  if (!project) return null
  const snapshot = takeSnapshot(userId, now, offer)
  const { share, acceptScore, window, minimum, floor } = project.honeypots
  const mine = userId ? standing(honeypotPasses(userId, slug, project.honeypots), project.honeypots) : null
  return {
    ...projectCard(project, userId, { snapshot, offer, locale, now }),
    /** Safe HTML. */
    guideline: guidelineHtml(project.guideline[locale]),
    question: project.question?.[locale] ?? null,
    classes: project.taxonomy.classes.map(({ name, title }) => title?.[locale] ?? name),
    honeypots: { share, acceptScore, window, minimum, floor },
    working: snapshot.projects.some((entry) => entry.slug === slug && entry.assignment !== null),
    /** Set while new answers are held. */
    holding: mine && !mine.good ? { passed: mine.passed, checked: mine.judged } : null,
  }
}
