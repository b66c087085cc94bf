import type { Requirement } from './requirement-schema.ts'

/** Amazon Mechanical Turk's comparators for a worker's qualification value (QualificationRequirement, API 2017-01-17). */
export const COMPARATORS = [
  'LessThan',
  'LessThanOrEqualTo',
  'GreaterThan',
  'GreaterThanOrEqualTo',
  'EqualTo',
  'NotEqualTo',
  'In',
  'NotIn',
  'Exists',
  'DoesNotExist',
] as const
export type Comparator = (typeof COMPARATORS)[number]

/**
 * The requirement tree of an MTurk condition. Values are whole per cent, as on MTurk: a holder's value is their score in
 * per cent, rounded down. Every comparator but DoesNotExist asks for the qualification to be held at all.
 * Throws on values that are not whole, or too few or too many for the comparator.
 */
export function fromComparator(
  qualification: string,
  comparator: Comparator,
  values: readonly number[] = [],
): Requirement {
  const most = comparator.endsWith('xists') || comparator === 'DoesNotExist' ? 0 : comparator.endsWith('In') ? 15 : 1
  if (values.length > most || (most > 0 && values.length === 0) || !values.every(Number.isInteger))
    throw new Error(`${comparator} takes ${most === 15 ? '1 to 15' : most} whole numbers, not [${values.join(', ')}]`)
  const [value = 0] = values
  const holds: Requirement = { holds: qualification }
  const atLeast = (least: number): Requirement => {
    if (least <= 0) return holds
    return least > 100
      ? { not: { any: [holds, { lacks: qualification }] } }
      : { scoreAtLeast: { qualification, score: least / 100 } }
  }
  const below = (limit: number): Requirement => ({ all: [holds, { not: atLeast(limit) }] })
  const exactly = (one: number): Requirement => ({ all: [atLeast(one), { not: atLeast(one + 1) }] })

  switch (comparator) {
    case 'Exists':
      return holds
    case 'DoesNotExist':
      return { lacks: qualification }
    case 'LessThan':
      return below(value)
    case 'LessThanOrEqualTo':
      return below(value + 1)
    case 'GreaterThan':
      return atLeast(value + 1)
    case 'GreaterThanOrEqualTo':
      return atLeast(value)
    case 'EqualTo':
    case 'In':
      return { any: values.map(exactly) }
    case 'NotEqualTo':
    case 'NotIn':
      return { all: [holds, ...values.map((one): Requirement => ({ not: exactly(one) }))] }
  }
}
