import { sortedNames } from '#app/domain/answers/answer-table.ts'

/** How a person did on an item, 0–1: a grade's score, or right and wrong as 1 and 0. */
export interface ScoredAnswer {
  item: string
  person: string
  score: number
}

/** Scores item by item, those of item `i` from `starts[i]` to `starts[i + 1]`; and what each person has in all. */
export interface ScoreTable {
  readonly items: readonly string[]
  readonly people: readonly string[]
  readonly starts: Uint32Array
  readonly personOf: Uint32Array
  readonly scoreOf: Float64Array
  /** Sum of scores, and number of answers, by person. */
  readonly totals: Float64Array
  readonly answered: Uint32Array
}

/**
 * Packs scores. With `complete`, every item that a person did not answer is there with score 0 (people × items of
 * memory). Throws on a score outside 0–1 and on a second answer of a person to an item.
 */
export function scoreTable(answers: readonly ScoredAnswer[], complete: boolean): ScoreTable {
  const items = sortedNames([...new Set(answers.map(({ item }) => item))])
  const people = sortedNames([...new Set(answers.map(({ person }) => person))])
  const placeOf = new Map(people.map((person, place) => [person, place]))
  const scores = new Map(items.map((item) => [item, new Map<number, number>()]))
  for (const { item, person, score } of answers) {
    if (!(score >= 0 && score <= 1)) throw new Error(`score ${score} of ${person} on ${item} is not between 0 and 1`)
    const ofItem = scores.get(item)!
    const place = placeOf.get(person)!
    if (ofItem.has(place)) throw new Error(`${person} answered ${item} twice`)
    ofItem.set(place, score)
  }
  if (complete)
    for (const ofItem of scores.values())
      for (const place of placeOf.values()) if (!ofItem.has(place)) ofItem.set(place, 0)
  return packed(items, people, scores)
}

function packed(
  items: readonly string[],
  people: readonly string[],
  scores: ReadonlyMap<string, ReadonlyMap<number, number>>,
): ScoreTable {
  const starts = new Uint32Array(items.length + 1)
  items.forEach((item, at) => (starts[at + 1] = starts[at]! + scores.get(item)!.size))
  const personOf = new Uint32Array(starts[items.length]!)
  const scoreOf = new Float64Array(personOf.length)
  const totals = new Float64Array(people.length)
  const answered = new Uint32Array(people.length)
  let at = 0
  for (const item of items)
    for (const [person, score] of [...scores.get(item)!].sort(([a], [b]) => a - b)) {
      personOf[at] = person
      scoreOf[at++] = score
      totals[person]! += score
      answered[person]!++
    }
  return { items, people, starts, personOf, scoreOf, totals, answered }
}
