import { useTranslation } from 'react-i18next'
import { formatShare } from '#app/components/format.ts'
import type { Rubric } from '#app/domain/grading/rubric.ts'

/** How a set is graded, in a few sentences. */
export function GradingRules({ rubric }: { rubric: Rubric }) {
  const { t, i18n } = useTranslation()
  const rules = rulesOf(rubric, (share) => formatShare(share, i18n.language))
  return (
    <ul className="mt-2 list-disc space-y-1 pl-5">
      {rules.map(([rule, values]) => (
        <li key={rule}>{t(`practice:rules.${rule}`, values)}</li>
      ))}
    </ul>
  )
}

type Rule = [key: string, values?: Record<string, string | number>]

/** Which sentences say how a rubric grades, and what stands in them. */
function rulesOf(rubric: Rubric, share: (value: number) => string): Rule[] {
  switch (rubric.kind) {
    case 'boxes':
    case 'polygons': {
      const values = { counts: share(rubric.iouThreshold), tight: share(rubric.looseThreshold) }
      return [[`${rubric.kind}.counts`, values], [`${rubric.kind}.loose`, values], [`${rubric.kind}.${rubric.metric}`]]
    }
    case 'keypoints':
      return [
        ['keypoints.counts', { counts: share(rubric.oksThreshold) }],
        [`keypoints.${rubric.metric}`],
        [rubric.visibility ? 'keypoints.visibility' : 'keypoints.noVisibility'],
      ]
    case 'classification':
      return [[`classification.${rubric.metric}`]]
    case 'spans':
      return [['spans.all'], [`spans.${rubric.metric}`]]
    case 'transcription':
      return [
        [`transcription.${rubric.unit}`],
        [`transcription.spacing-${rubric.spacing}`],
        [rubric.case === 'ignore' ? 'transcription.anyCase' : 'transcription.exactCase'],
      ]
    case 'preference':
      return [
        ['preference.side'],
        [rubric.tieCredit > 0 ? 'preference.tieCredit' : 'preference.tie', { credit: share(rubric.tieCredit) }],
        [`preference.strength-${rubric.strength}`],
      ]
    case 'ranking':
      return [[`ranking.${rubric.metric}`]]
    case 'rating':
      return [[`rating.${rubric.metric}`, { count: rubric.tolerance }]]
    case 'review':
      return [
        ['review.verdict', { share: share(1 - rubric.reasonWeight) }],
        ['review.reason', { share: share(rubric.reasonWeight) }],
      ]
  }
}
