import { useTranslation } from 'react-i18next'
import type { ReviewLabel } from '#app/domain/labels/opinions.ts'
import { lookOf } from '#app/components/labeling/classes.ts'
import { LabelingTool } from '#app/components/labeling/labeling-tool.tsx'
import { reviewedContent } from '#app/components/labeling/review/review.ts'
import { Comparison } from './comparison.tsx'
import { FindingsFrame } from './findings-frame.tsx'
import type { FindingsOf } from './findings-props.ts'

/** A graded review: verdict and reasons beside gold's, over the label that was reviewed. */
export function ReviewFindings(props: FindingsOf<'review'>) {
  const { item, content, answer, gold } = props
  const { t } = useTranslation('labeling')
  const verdict = ({ verdict }: ReviewLabel) => (verdict ? t(`review.${verdict}`) : t('findings.compare.nothing'))
  return (
    <FindingsFrame {...props}>
      {({ looks }) => {
        const reasons = ({ reasons }: ReviewLabel) =>
          reasons.map((name) => lookOf(looks, name).title).join(', ') || t('findings.compare.nothing')
        const rows = [
          {
            name: t('findings.compare.verdict'),
            answer: verdict(answer),
            gold: verdict(gold),
            agrees: answer.verdict === gold.verdict,
          },
        ]
        if (answer.reasons.length > 0 || gold.reasons.length > 0)
          rows.push({
            name: t('findings.compare.reasons'),
            answer: reasons(answer),
            gold: reasons(gold),
            // One true reason is enough; a wrong one beside it is not right.
            agrees: answer.reasons.length > 0 && answer.reasons.every((name) => gold.reasons.includes(name)),
          })
        return (
          <>
            <Comparison caption={t('findings.compare.review')} rows={rows} />
            {content?.type === 'labeled' ? (
              <LabelingTool
                kind={content.label.kind}
                item={item}
                content={reviewedContent(content)}
                taxonomy={content.taxonomy}
                multiple={content.label.kind === 'classification' && content.label.classes.length !== 1}
                value={content.label}
                readOnly
              />
            ) : null}
          </>
        )
      }}
    </FindingsFrame>
  )
}
