import { TIERS } from '#app/domain/projects/definition.ts'
import { currentOffer } from '#app/features/journey/catalogue.server.ts'
import { takeSnapshot } from '#app/features/journey/take-snapshot.server.ts'
import type { Locale } from '#app/platform/session.server.ts'
import { type ProjectCard, projectCard } from './project-card.server.ts'

/** Every project by tier, with what each asks of this person (null: a visitor); tiers without a project are left out. */
export function loadBoard(userId: string | null, { locale, now }: { locale: Locale; now: Date }) {
  const offer = currentOffer()
  const snapshot = takeSnapshot(userId, now, offer)
  const cards = offer.projects.map((project) => ({
    ...projectCard(project, userId, { snapshot, offer, locale, now }),
    working: snapshot.projects.some(({ slug, assignment }) => slug === project.slug && assignment !== null),
  }))
  // What pays comes first; among equals what has work.
  const byPay = (a: ProjectCard, b: ProjectCard) =>
    Number(b.pay !== null) - Number(a.pay !== null) || b.tasks.count - a.tasks.count
  return TIERS.map((tier) => ({ tier, projects: cards.filter((card) => card.tier === tier).sort(byPay) })).filter(
    ({ projects }) => projects.length > 0,
  )
}
