import { useTranslation } from 'react-i18next'
import { Comparison } from './comparison.tsx'
import { FindingsFrame } from './findings-frame.tsx'
import type { FindingsOf } from './findings-props.ts'
import { briefly } from './subjects.ts'

/** The place of each candidate from 1; tied ones share theirs. */
const placesOf = (order: readonly (readonly string[])[]) =>
  new Map(order.flatMap((group, place) => group.map((id) => [id, place + 1] as const)))

/** A graded ranking: every candidate in gold's order, with the place it was given and the place it has. */
export function RankingFindings(props: FindingsOf<'ranking'>) {
  const { content, answer, gold, findings } = props
  const { t } = useTranslation('labeling')
  const places = placesOf(answer.order)
  const wrong = new Set(findings.filter(({ type }) => type !== 'match').map((finding) => finding.class))
  const place = (at: number | undefined) =>
    at === undefined ? t('findings.compare.nothing') : t('findings.compare.place', { place: at })
  const textOf = (id: string) => {
    const text = content?.type === 'candidates' ? content.candidates.find((one) => one.id === id)?.text : undefined
    return text === undefined ? id : briefly(text)
  }
  return (
    <FindingsFrame {...props}>
      {() => (
        <Comparison
          caption={t('findings.compare.candidate')}
          rows={[...placesOf(gold.order)].map(([id, at]) => ({
            name: textOf(id),
            answer: place(places.get(id)),
            gold: place(at),
            agrees: !wrong.has(id) && places.has(id),
          }))}
        />
      )}
    </FindingsFrame>
  )
}
