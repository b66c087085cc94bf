import type { GoldLabel, Label } from '#app/domain/labels/label.ts'
import { plainLabel } from '#app/domain/labels/plain.ts'
import type { Taxonomy } from '#app/domain/labels/taxonomy.ts'

/** The answer that says exactly what gold says, without what only gold knows. */
export const rightAnswer = plainLabel

/** A valid answer that gold does not agree with. */
export function wrongAnswer(gold: GoldLabel, taxonomy: Taxonomy): Label {
  const names = taxonomy.classes.map(({ name }) => name)
  const answer = rightAnswer(gold)
  switch (answer.kind) {
    case 'boxes':
      return { ...answer, boxes: answer.boxes.slice(1) }
    case 'polygons':
      return { ...answer, polygons: answer.polygons.slice(1) }
    case 'keypoints':
      return { ...answer, instances: answer.instances.slice(1) }
    case 'spans':
      return { ...answer, spans: answer.spans.length > 0 ? answer.spans.slice(1) : [wholeWord(names[0]!)] }
    case 'classification':
      return { ...answer, classes: [names.find((name) => !answer.classes.includes(name))!] }
    case 'transcription':
      return { ...answer, lines: answer.lines.map((line) => ({ ...line, text: `${line.text}X` })) }
    case 'preference':
      return { kind: 'preference', choice: answer.choice === 'a' ? 'b' : 'a' }
    case 'ranking':
      return { ...answer, order: [...answer.order].reverse() }
    case 'rating':
      return { ...answer, ratings: answer.ratings.map((rating) => ({ ...rating, value: rating.value > 3 ? 1 : 5 })) }
    case 'review':
      return answer.verdict === 'accept'
        ? { kind: 'review', verdict: 'reject', reasons: [names[0]!] }
        : { kind: 'review', verdict: 'accept', reasons: [] }
  }
}

const wholeWord = (name: string) => ({ id: 'w', class: name, start: 0, end: 2 })
