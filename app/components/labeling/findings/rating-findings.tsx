import { useTranslation } from 'react-i18next'
import { askedOf, valueOf } from '#app/components/labeling/rating/ratings.ts'
import { Comparison } from './comparison.tsx'
import { FindingsFrame } from './findings-frame.tsx'
import type { FindingsOf } from './findings-props.ts'
import { TextBlock } from './text-block.tsx'

/** Graded ratings: each criterion with the value that was given and gold's, in the words of the scale. */
export function RatingFindings(props: FindingsOf<'rating'>) {
  const { content, taxonomy, answer, gold, findings } = props
  const { t, i18n } = useTranslation('labeling')
  const wrong = new Set(findings.filter(({ type }) => type === 'off' || type === 'missing').map((one) => one.class))
  const rows = askedOf(taxonomy, i18n.language).map(({ name, title, anchors }) => {
    const word = (value: number | undefined) => {
      if (value === undefined) return t('findings.compare.nothing')
      const step = Math.round(value * 100) / 100
      const anchor = anchors.get(value)
      return anchor ? t('rating.step', { step, anchor }) : String(step)
    }
    return {
      name: title,
      answer: word(valueOf(answer, name)),
      gold: word(valueOf(gold, name)),
      agrees: !wrong.has(name) && valueOf(answer, name) !== undefined,
    }
  })
  return (
    <FindingsFrame {...props}>
      {() => (
        <>
          <Comparison caption={t('findings.compare.criterion')} rows={rows} />
          {content?.type === 'response' ? (
            <>
              {content.prompt ? (
                <TextBlock title={t('preference.prompt')} text={content.prompt} language={content.language} />
              ) : null}
              <TextBlock title={t('rating.response')} text={content.response} language={content.language} />
            </>
          ) : null}
        </>
      )}
    </FindingsFrame>
  )
}
