import { nextStep } from '#app/domain/journey/next-step.ts'
import { type Locale, type Person, hasRole } from '#app/platform/session.server.ts'
import { currentOffer } from './catalogue.server.ts'
import { type SaidStep, sayStep } from './say-step.server.ts'
import { takeSnapshot } from './take-snapshot.server.ts'

/** What the shell of every page shows of a person: allow-listed. Synchronous work of some dozen microseconds. */
export async function loadShell(person: Person | null, locale: Locale, now: Date) {
  if (!person) return { viewer: null, next: null }
  const offer = currentOffer()
  const next: SaidStep | null = sayStep(nextStep(takeSnapshot(person.id, now, offer), now), offer, {
    userId: person.id,
    locale,
    now,
  })
  return { viewer: { name: person.displayName, guest: person.guest, operator: hasRole(person, 'operator') }, next }
}
