/** What a column of a table holds. */
export type Role =
  | {
      role: 'key' | 'worker' | 'text' | 'label' | 'labels' | 'transcription' | 'choice' | 'strength' | 'shown' | 'gold'
    }
  | { role: 'rating'; criterion: string; scale?: { min: number; max: number } }
  | { role: 'value'; name: string; flag: boolean }

/** The names of columns that say what they hold; case does not matter. */
const ROLES: Readonly<Record<string, Exclude<Role['role'], 'rating' | 'value'>>> = {
  id: 'key',
  key: 'key',
  item: 'key',
  task_id: 'key',
  worker_id: 'worker',
  text: 'text',
  label: 'label',
  class: 'label',
  labels: 'labels',
  transcription: 'transcription',
  choice: 'choice',
  preference: 'choice',
  strength: 'strength',
  shown: 'shown',
  gold: 'gold',
}

const RATING = /^rating(?::(.+?))?(?: \((-?\d+)\.\.(-?\d+)\))?$/

/** What each column of a header holds; a second column of one role is a plain value. */
export function rolesOf(header: readonly string[]): Role[] {
  const taken = new Set<string>()
  return header.map((name) => {
    const lower = name.trim().toLowerCase()
    const known = Object.hasOwn(ROLES, lower) ? ROLES[lower] : undefined
    if (known && !taken.has(known)) {
      taken.add(known)
      return { role: known }
    }
    const [rated, criterion, min, max] = RATING.exec(name.trim()) ?? []
    if (rated !== undefined)
      return {
        role: 'rating',
        criterion: criterion ?? 'rating',
        ...(min !== undefined && { scale: { min: Number(min), max: Number(max) } }),
      }
    const flag = name.startsWith('flag:')
    return { role: 'value', flag, name: flag || name.startsWith('meta:') ? name.slice(5) : name.trim() }
  })
}

/** Whether a header has a column that labels something. */
export function labelsSomething(roles: readonly Role[]): boolean {
  return roles.some(({ role }) => ['label', 'labels', 'transcription', 'choice', 'gold', 'rating'].includes(role))
}

/** The column of a criterion, with its scale. */
export function ratingColumn({ name, min, max }: { name: string; min: number; max: number }): string {
  return `rating:${name} (${min}..${max})`
}
