import type { Finding } from '#app/domain/grading/finding.ts'
import { bySubject } from '#app/domain/grading/subject.ts'
import { type ClassCounters, summarise } from '#app/domain/grading/summary.ts'
import type { LabelKind } from '#app/domain/labels/kind.ts'
import type { Taxonomy } from '#app/domain/labels/taxonomy.ts'
import { type Tx, db } from '#app/platform/db.server.ts'

/** A person's counters for one class, criterion or verdict; kinds are counted apart. */
export interface ClassSkillRow extends ClassCounters {
  kind: LabelKind
  class: string
}

/** Adds the findings of a first try to a person's counters, inside the caller's transaction. */
export async function addToSkill(
  tx: Tx,
  {
    userId,
    kind,
    taxonomy,
    findings,
    at,
  }: { userId: string; kind: LabelKind; taxonomy: Taxonomy; findings: Finding[]; at: Date },
): Promise<void> {
  for (const { class: className, counters } of summarise([{ findings: bySubject(kind, taxonomy, findings) }]).byClass) {
    await tx.classSkill.upsert({
      where: { userId_kind_className: { userId, kind, className } },
      create: { userId, kind, className, ...counters, updatedAt: at },
      update: {
        matched: { increment: counters.matched },
        loose: { increment: counters.loose },
        missing: { increment: counters.missing },
        extra: { increment: counters.extra },
        wrongClass: { increment: counters.wrongClass },
        updatedAt: at,
      },
    })
  }
}

/** A person's skill per class so far, in first tries. */
export async function skillOfPerson(userId: string): Promise<ClassSkillRow[]> {
  const rows = await db.classSkill.findMany({ where: { userId }, orderBy: [{ kind: 'asc' }, { className: 'asc' }] })
  return rows.map(({ kind, className, matched, loose, missing, extra, wrongClass }) => ({
    kind: kind as LabelKind,
    class: className,
    matched,
    loose,
    missing,
    extra,
    wrongClass,
  }))
}
