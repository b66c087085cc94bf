import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { COMPARATORS, fromComparator } from './comparators.ts'
import { evaluateRequirement, requirementSchema, type HeldGrant, type Requirement } from './requirement.ts'

const now = new Date('2026-03-02T12:00:00Z')
const days = (count: number) => new Date(now.getTime() + count * 86_400_000)
const grant = (qualification: string, change: Partial<HeldGrant> = {}): HeldGrant => ({
  qualification,
  level: 1,
  score: 0.9,
  grantedAt: days(-10),
  expiresAt: null,
  suspensions: [],
  revocation: null,
  ...change,
})
const evaluate = (requirement: Requirement | null, ...grants: HeldGrant[]) =>
  evaluateRequirement(requirement, grants, now)

describe('a single condition', () => {
  it.each<[string, Requirement, HeldGrant[], boolean]>([
    ['holds it', { holds: 'boxes' }, [grant('boxes')], true],
    ['holds another one', { holds: 'boxes' }, [grant('spans')], false],
    ['held it until it expired', { holds: 'boxes' }, [grant('boxes', { expiresAt: days(-1) })], false],
    [
      'renewed it after it expired',
      { holds: 'boxes' },
      [grant('boxes', { expiresAt: days(-1) }), grant('boxes')],
      true,
    ],
    ['lacks it', { lacks: 'banned' }, [], true],
    ['does not lack it', { lacks: 'banned' }, [grant('banned')], false],
    ['level reached', { levelAtLeast: { qualification: 'boxes', level: 2 } }, [grant('boxes', { level: 2 })], true],
    ['level too low', { levelAtLeast: { qualification: 'boxes', level: 2 } }, [grant('boxes')], false],
    ['score reached', { scoreAtLeast: { qualification: 'boxes', score: 0.9 } }, [grant('boxes')], true],
    ['score too low', { scoreAtLeast: { qualification: 'boxes', score: 0.91 } }, [grant('boxes')], false],
    [
      'no score at all',
      { scoreAtLeast: { qualification: 'boxes', score: 0 } },
      [grant('boxes', { score: null })],
      false,
    ],
    ['granted lately', { grantedWithin: { qualification: 'boxes', days: 10 } }, [grant('boxes')], true],
    ['granted too long ago', { grantedWithin: { qualification: 'boxes', days: 9 } }, [grant('boxes')], false],
  ])('%s', (_, requirement, grants, expected) => {
    expect(evaluate(requirement, ...grants).satisfied).toBe(expected)
    expect(evaluate({ not: requirement }, ...grants).satisfied).toBe(!expected)
  })

  it.each<[string, Requirement, HeldGrant[], string, string | undefined]>([
    ['never held', { holds: 'boxes' }, [], 'never-held', 'earn'],
    ['expired', { holds: 'boxes' }, [grant('boxes', { expiresAt: days(-1) })], 'expired', 'renew'],
    [
      'suspended',
      { holds: 'boxes' },
      [grant('boxes', { suspensions: [{ suspendedAt: days(-1), liftedAt: null }] })],
      'suspended',
      'restore',
    ],
    ['revoked', { holds: 'boxes' }, [grant('boxes', { revocation: { revokedAt: days(-1) } })], 'revoked', 'earn'],
    ['low level', { levelAtLeast: { qualification: 'boxes', level: 2 } }, [grant('boxes')], 'level-too-low', 'raise'],
    ['low score', { scoreAtLeast: { qualification: 'boxes', score: 1 } }, [grant('boxes')], 'score-too-low', 'raise'],
    ['old', { grantedWithin: { qualification: 'boxes', days: 1 } }, [grant('boxes')], 'granted-too-long-ago', 'renew'],
    ['held though it must not be', { lacks: 'boxes' }, [grant('boxes')], 'must-not-hold', undefined],
    ['not lacked though it must be', { not: { lacks: 'boxes' } }, [], 'never-held', 'earn'],
  ])('explains: %s', (_, requirement, grants, reason, act) => {
    const { missing } = evaluate(requirement, ...grants)
    expect(missing).toHaveLength(1)
    expect(missing[0]?.obstacle.reason).toBe(reason)
    expect(missing[0]?.obstacle.step?.act).toBe(act)
  })
})

describe('a requirement tree', () => {
  it('is satisfied when there is none', () => {
    expect(evaluate(null)).toMatchObject({ satisfied: true, missing: [], path: [] })
  })

  it('names everything that is missing, and takes the shortest way', () => {
    const requirement: Requirement = {
      any: [{ all: [{ holds: 'boxes' }, { holds: 'polygons' }] }, { all: [{ holds: 'boxes' }, { lacks: 'novice' }] }],
    }
    const { satisfied, missing, path } = evaluate(requirement)
    expect(satisfied).toBe(false)
    expect(missing.map(({ obstacle }) => obstacle.qualification)).toEqual(['boxes', 'polygons', 'boxes'])
    expect(path).toEqual([{ act: 'earn', qualification: 'boxes', level: null, score: null }])
  })

  it('has no path where nothing helps', () => {
    expect(evaluate({ all: [{ holds: 'boxes' }, { lacks: 'novice' }] }, grant('novice')).path).toBeNull()
  })

  it('asks for each qualification once, and then for the most', () => {
    const requirement: Requirement = {
      all: [
        { holds: 'boxes' },
        { levelAtLeast: { qualification: 'boxes', level: 2 } },
        { scoreAtLeast: { qualification: 'boxes', score: 0.9 } },
      ],
    }
    expect(evaluate(requirement).path).toEqual([{ act: 'earn', qualification: 'boxes', level: 2, score: 0.9 }])
  })

  const leaf: fc.Arbitrary<Requirement> = fc.oneof(
    fc.constantFrom('a', 'b', 'c').map((slug): Requirement => ({ holds: slug })),
    fc.constantFrom('a', 'b', 'c').map((slug): Requirement => ({ lacks: slug })),
    fc.nat(3).map((level): Requirement => ({ levelAtLeast: { qualification: 'a', level: level + 1 } })),
    fc.nat(10).map((score): Requirement => ({ scoreAtLeast: { qualification: 'b', score: score / 10 } })),
  )
  const tree = fc.letrec<{ node: Requirement }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 4 },
      leaf,
      fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
      fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
      tie('node').map((not) => ({ not })),
    ),
  })).node
  const held = fc
    .array(
      fc.record({ slug: fc.constantFrom('a', 'b', 'c'), level: fc.integer({ min: 1, max: 3 }), score: fc.nat(10) }),
      { maxLength: 4 },
    )
    .map((entries) => entries.map(({ slug, level, score }) => grant(slug, { level, score: score / 10 })))

  it("keeps De Morgan's laws", () => {
    fc.assert(
      fc.property(tree, tree, held, (a, b, grants) => {
        const truth = (requirement: Requirement) => evaluate(requirement, ...grants).satisfied
        expect(truth({ not: { all: [a, b] } })).toBe(truth({ any: [{ not: a }, { not: b }] }))
        expect(truth({ not: { any: [a, b] } })).toBe(truth({ all: [{ not: a }, { not: b }] }))
        expect(truth({ not: { not: a } })).toBe(truth(a))
        expect(truth({ not: a })).toBe(!truth(a))
      }),
    )
  })

  it('is satisfied exactly when nothing is missing and nothing remains to be done', () => {
    fc.assert(
      fc.property(tree, held, (requirement, grants) => {
        const { satisfied, missing, path } = evaluate(requirement, ...grants)
        expect(missing.length === 0).toBe(satisfied)
        expect(path?.length === 0).toBe(satisfied)
      }),
    )
  })
})

describe("MTurk's comparators", () => {
  const percent = fc.constantFrom(0, 1, 29, 57, 58, 99, 100)
  const value = (score: number) => grant('boxes', { score: score / 100 })
  const meaning = {
    LessThan: (have: number, [want = 0]: number[]) => have < want,
    LessThanOrEqualTo: (have: number, [want = 0]: number[]) => have <= want,
    GreaterThan: (have: number, [want = 0]: number[]) => have > want,
    GreaterThanOrEqualTo: (have: number, [want = 0]: number[]) => have >= want,
    EqualTo: (have: number, [want = 0]: number[]) => have === want,
    NotEqualTo: (have: number, [want = 0]: number[]) => have !== want,
    In: (have: number, want: number[]) => want.includes(have),
    NotIn: (have: number, want: number[]) => !want.includes(have),
    Exists: () => true,
    DoesNotExist: () => false,
  }

  it('mean what they mean on MTurk for every value, and are valid requirements', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...COMPARATORS),
        // Few values, both ends among them, so that equal ones meet often.
        percent,
        fc.array(percent, { minLength: 1, maxLength: 4 }),
        (comparator, have, given) => {
          const values =
            comparator.endsWith('xist') || comparator === 'Exists'
              ? []
              : comparator.endsWith('In')
                ? given
                : given.slice(0, 1)
          const requirement = fromComparator('boxes', comparator, values)
          expect(requirementSchema.safeParse(requirement).success).toBe(true)
          expect(evaluate(requirement, value(have)).satisfied).toBe(meaning[comparator](have, values))
          expect(evaluate(requirement).satisfied).toBe(comparator === 'DoesNotExist')
        },
      ),
      { numRuns: 500 },
    )
  })

  it('refuse values they cannot take', () => {
    expect(() => fromComparator('boxes', 'EqualTo', [1, 2])).toThrow('EqualTo takes 1 whole numbers')
    expect(() => fromComparator('boxes', 'In', [])).toThrow(/1 to 15/)
    expect(() => fromComparator('boxes', 'LessThan', [0.5])).toThrow(/whole/)
  })
})
