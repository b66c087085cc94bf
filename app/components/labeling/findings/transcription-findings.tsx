import { useTranslation } from 'react-i18next'
import { linesOf, textOf } from '#app/components/labeling/transcription/lines.ts'
import { Strip } from '#app/components/labeling/transcription/line-field.tsx'
import { WholePicture } from '#app/components/labeling/transcription/whole-picture.tsx'
import { FindingsFrame } from './findings-frame.tsx'
import type { FindingsOf } from './findings-props.ts'
import type { PlacedFinding } from './finding-shapes.tsx'
import { diffPieces, type DiffPiece } from './line-diff.ts'

/** Graded lines: what was written and what gold says, one over the other, with the letters that differ marked. */
export function TranscriptionFindings(props: FindingsOf<'transcription'>) {
  const { item, content = null, answer, gold } = props
  const { t } = useTranslation('labeling')
  const regions = linesOf(item, content)
  const language = content?.type === 'lines' ? content.language : undefined
  return (
    <FindingsFrame {...props} linked>
      {({ placed, active }) => {
        const current = placed.find(({ number }) => number === active)?.finding.class
        return (
          <>
            {item ? <WholePicture item={item} regions={regions} current={current} /> : null}
            <ol aria-label={t('transcription.lines')} className="grid gap-2">
              {regions.map((region, index) => {
                const about = placed.filter(({ finding }) => finding.class === region.id)
                return (
                  <li
                    key={region.id}
                    data-finding={about.map(({ number }) => number).join(' ')}
                    className={`grid min-w-0 gap-2 rounded-lg border p-2 ${region.id === current ? 'border-gold' : 'border-line'} bg-raised`}
                  >
                    {item && regions.length > 1 ? (
                      <Strip item={item} line={region} number={index + 1} total={regions.length} />
                    ) : null}
                    <LineDiff
                      answer={textOf(answer, region.id)}
                      gold={textOf(gold, region.id)}
                      about={about}
                      language={language}
                    />
                  </li>
                )
              })}
            </ol>
          </>
        )
      }}
    </FindingsFrame>
  )
}

type DiffProps = { answer: string; gold: string; about: readonly PlacedFinding[]; language: string | undefined }

function LineDiff({ answer, gold, about, language }: DiffProps) {
  const { t } = useTranslation('labeling')
  const edits = about.map(({ finding }) => finding).filter(({ type }) => type !== 'match')
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] items-baseline gap-x-3 gap-y-1">
      <dt className="text-sm text-muted">{t('findings.transcription.yours')}</dt>
      <dd lang={language} dir="auto" className="text-lg whitespace-pre-wrap wrap-anywhere text-ink">
        {answer === '' ? (
          <span className="text-base text-muted">{t('findings.transcription.nothing')}</span>
        ) : (
          <Pieces pieces={diffPieces(answer, edits, 'answer')} as="del" />
        )}
      </dd>
      {edits.length > 0 ? (
        <>
          <dt className="text-sm text-muted">{t('findings.transcription.gold')}</dt>
          <dd lang={language} dir="auto" className="text-lg whitespace-pre-wrap wrap-anywhere text-ink">
            <Pieces pieces={diffPieces(gold, edits, 'gold')} as="ins" />
          </dd>
        </>
      ) : null}
    </dl>
  )
}

/** What must go is struck out, what must come is underlined: told by line, not by colour alone. */
function Pieces({ pieces, as: Edit }: { pieces: readonly DiffPiece[]; as: 'del' | 'ins' }) {
  return pieces.map(({ text, edit }, place) =>
    edit ? (
      <Edit key={place} className={`lab-${Edit}`}>
        {text}
      </Edit>
    ) : (
      <span key={place}>{text}</span>
    ),
  )
}
