import { subjectsOf } from '#app/domain/grading/subject.ts'
import type { LabelKind } from '#app/domain/labels/kind.ts'
import type { Taxonomy } from '#app/domain/labels/taxonomy.ts'

type Asked = { kind: LabelKind; taxonomy: Taxonomy }

/** Whether skill in a kind is counted by something of this name. */
export function isSubject({ kind, taxonomy }: Asked, name: string): boolean {
  return subjectsOf(kind, taxonomy).some((subject) => subject.name === name)
}

/** What to call a class, criterion or verdict in a language. */
export function subjectTitle(t: (key: string) => string, { kind, taxonomy }: Asked, name: string, locale: string) {
  if (kind === 'review') return t(`practice:verdict.${name}`)
  return subjectsOf(kind, taxonomy).find((subject) => subject.name === name)?.title?.[locale] ?? name
}
