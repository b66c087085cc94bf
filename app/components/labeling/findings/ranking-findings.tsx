import { useTranslation } from 'react-i18next'
import { Comparison } from './comparison.tsx'
import { FindingsFrame } from './findings-frame.tsx'
import type { FindingsOf } from './findings-props.ts'
import { TextBlock } from './text-block.tsx'
import { briefly } from './subjects.ts'

/** The place of each candidate from 1; tied ones share theirs. */
const placesOf = (order: readonly (readonly string[])[]) =>
  new Map(order.flatMap((group, place) => group.map((id) => [id, place + 1] as const)))

/** A graded ranking: every candidate in gold's order, with the place it was given and the place it has, then in full. */
export function RankingFindings(props: FindingsOf<'ranking'>) {
  const { content, answer, gold, findings } = props
  const { t } = useTranslation('labeling')
  const places = placesOf(answer.order)
  const wrong = new Set(findings.filter(({ type }) => type !== 'match').map((finding) => finding.class))
  const place = (at: number | undefined) =>
    at === undefined ? t('findings.compare.nothing') : t('findings.compare.place', { place: at })
  const asked = content?.type === 'candidates' ? content : undefined
  const textOf = (id: string) => asked?.candidates.find((one) => one.id === id)?.text ?? id
  const inGold = [...placesOf(gold.order)]
  return (
    <FindingsFrame {...props}>
      {() => (
        <>
          <Comparison
            caption={t('findings.compare.candidate')}
            rows={inGold.map(([id, at]) => ({
              name: briefly(textOf(id)),
              answer: place(places.get(id)),
              gold: place(at),
              agrees: !wrong.has(id) && places.has(id),
            }))}
          />
          {asked ? (
            <>
              <TextBlock title={t('preference.prompt')} text={asked.prompt} language={asked.language} />
              {inGold.map(([id, at]) => (
                <TextBlock
                  key={id}
                  title={t('findings.compare.places', { gold: place(at), answer: place(places.get(id)) })}
                  text={textOf(id)}
                  language={asked.language}
                />
              ))}
            </>
          ) : null}
        </>
      )}
    </FindingsFrame>
  )
}
