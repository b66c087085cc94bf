import { useTranslation } from 'react-i18next'
import { Comparison, type Compared } from './comparison.tsx'
import { FindingsFrame } from './findings-frame.tsx'
import type { FindingsOf } from './findings-props.ts'
import { TextBlock } from './text-block.tsx'

/** A graded preference: both answers as they stood, who was chosen by whom, and how clearly. */
export function PreferenceFindings(props: FindingsOf<'preference'>) {
  const { content, answer, gold, findings } = props
  const { t } = useTranslation('labeling')
  const sides = answer.shown === 'ba' ? (['b', 'a'] as const) : (['a', 'b'] as const)
  const named = (choice: string | null) => {
    if (choice === null) return t('findings.compare.nothing')
    return t(choice === 'tie' ? 'preference.side.tie' : `preference.answer.${choice === sides[0] ? 'first' : 'second'}`)
  }
  const strength = (given: number | undefined) =>
    given === undefined ? t('findings.compare.nothing') : t(`preference.strength.${given}`)
  const rows: Compared[] = [
    {
      name: t('findings.compare.choice'),
      answer: named(answer.choice),
      gold: named(gold.choice),
      agrees: answer.choice === gold.choice,
    },
  ]
  const sameSide = answer.choice === gold.choice
  if (sameSide && answer.strength !== undefined && gold.strength !== undefined)
    rows.push({
      name: t('findings.compare.strength'),
      answer: strength(answer.strength),
      gold: strength(gold.strength),
      // Whether strength counts, the grade says.
      agrees: !findings.some(({ type, value }) => type === 'loose' && value !== undefined),
    })
  return (
    <FindingsFrame {...props}>
      {() => (
        <>
          <Comparison caption={t('findings.compare.preference')} rows={rows} />
          {content?.type === 'pair' ? (
            <>
              <TextBlock title={t('preference.prompt')} text={content.prompt} language={content.language} />
              <div className="grid gap-3 @2xl:grid-cols-2">
                {sides.map((side) => (
                  <TextBlock
                    key={side}
                    title={[
                      named(side),
                      ...(answer.choice === side ? [t('findings.compare.yours')] : []),
                      ...(gold.choice === side ? [t('findings.compare.golds')] : []),
                    ].join(' · ')}
                    text={content[side]}
                    language={content.language}
                  />
                ))}
              </div>
            </>
          ) : null}
        </>
      )}
    </FindingsFrame>
  )
}
