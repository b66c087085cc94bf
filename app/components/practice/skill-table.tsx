import { useTranslation } from 'react-i18next'
import { formatShare } from '#app/components/format.ts'
import type { ClassCounters } from '#app/domain/grading/summary.ts'
import type { LabelKind } from '#app/domain/labels/kind.ts'

export interface Skill extends ClassCounters {
  kind: LabelKind
  class: string
  title: string
  /** 0–1. */
  skill: number
}

const COUNTERS = ['matched', 'loose', 'missing', 'extra', 'wrongClass'] as const

/** Kinds that speak of their counters in the same words. */
const WORDS_OF = {
  boxes: 'shapes',
  polygons: 'shapes',
  spans: 'shapes',
  keypoints: 'keypoints',
  classification: 'classification',
  transcription: 'transcription',
  preference: 'opinions',
  ranking: 'opinions',
  rating: 'opinions',
  review: 'review',
} as const satisfies Record<LabelKind, string>

/** How well a person knows each class, criterion or verdict: a bar, and the same in words. */
export function SkillTable({ caption, skills }: { caption: string; skills: Skill[] }) {
  const { t, i18n } = useTranslation()
  return (
    <table className="w-full text-left">
      <caption className="sr-only">{caption}</caption>
      <thead className="border-b border-line text-sm text-muted">
        <tr>
          <th scope="col" className="w-28 py-2 pr-3 font-medium sm:w-40">
            {t('practice:skill.class')}
          </th>
          <th scope="col" className="py-2 font-medium">
            {t('practice:skill.found')}
          </th>
        </tr>
      </thead>
      <tbody>
        {skills.map((row) => (
          <tr key={`${row.kind} ${row.class}`} className="border-b border-line last:border-0">
            <th scope="row" className="py-3 pr-3 align-top font-semibold">
              {row.title}
            </th>
            <td className="py-3">
              <div className="flex items-center gap-3">
                <meter
                  min={0}
                  max={1}
                  value={row.skill}
                  aria-label={t('practice:skill.bar', { title: row.title })}
                  className="max-w-80 flex-1"
                />
                <span className="w-12 text-right font-semibold tabular-nums">
                  {formatShare(row.skill, i18n.language)}
                </span>
              </div>
              <p className="mt-1 text-sm text-muted">
                {COUNTERS.filter((counter) => row[counter] > 0)
                  .map((counter) => t(`practice:skill.${WORDS_OF[row.kind]}.${counter}`, { count: row[counter] }))
                  .join(' · ')}
              </p>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
