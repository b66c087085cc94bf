import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FindingType } from '#app/domain/grading/finding.ts'
import type { LabelKind } from '#app/domain/labels/kind.ts'
import { SHAPE_KINDS } from '#app/domain/labels/kind.ts'
import { Canvas } from '#app/components/labeling/canvas/canvas.tsx'
import { useCanvas } from '#app/components/labeling/canvas/use-canvas.ts'
import type { Press } from '#app/components/labeling/canvas/use-gestures.ts'
import { ZoomButtons } from '#app/components/labeling/canvas/zoom-buttons.tsx'
import { classLooks } from '#app/components/labeling/classes.ts'
import type { LabelingItem } from '#app/components/labeling/contract.ts'
import { skeletonLooks } from '#app/components/labeling/keypoints/skeleton.ts'
import { FindingShape, type PlacedFinding } from './finding-shapes.tsx'
import { placeFindings } from './finding-words.ts'
import { FindingList } from './finding-list.tsx'
import type { FindingsProps } from './findings-view.tsx'
import { OutlineSample } from './marks.tsx'
import { shapeWords } from './shape-words.ts'

/** Every finding on the picture and, under the same number, in words. */
export function PictureFindings({
  item,
  taxonomy,
  answer,
  gold,
  findings,
  lessonHref,
}: Omit<FindingsProps, 'item' | 'content'> & { item: LabelingItem }) {
  const { t, i18n } = useTranslation('labeling')
  const looks = useMemo(() => classLooks(taxonomy, i18n.language), [taxonomy, i18n.language])
  const skeletons = useMemo(() => skeletonLooks(taxonomy, i18n.language), [taxonomy, i18n.language])
  const placed = useMemo(() => placeFindings(findings, answer, gold, skeletons), [findings, answer, gold, skeletons])
  const canvas = useCanvas(item)
  const list = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState<number | null>(null)
  const [shown, setShown] = useState({ answer: true, gold: true })
  const drawn = (SHAPE_KINDS as readonly LabelKind[]).includes(answer.kind)
  const zoomStep = 2 ** (Math.round(Math.log2(canvas.scale) * 2) / 2)

  const show = (one: PlacedFinding) => {
    setActive(one.number)
    const figure = one.answer ?? one.gold
    if (!figure) return
    canvas.lookAt(figure.bounds)
    canvas.svg.current?.scrollIntoView({ block: 'nearest' })
  }
  const onTap = ({ target, at }: Press) => {
    const tagged = target.closest<SVGElement>('[data-finding]')?.dataset.finding
    const number = tagged ? Number(tagged) : findingAt(placed, at, 12 / canvas.scale)
    setActive(number)
    const row = number === null ? null : list.current?.querySelector<HTMLElement>(`[data-number="${number}"]`)
    const folded = row?.closest('details')
    if (folded) folded.open = true
    row?.focus({ preventScroll: true })
  }

  return (
    <div className="@container">
      <div className="grid items-start gap-3 @3xl:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="lab-stays grid min-w-0 gap-2">
          <Canvas canvas={canvas} item={item} mode="look" onTap={onTap}>
            {/* Mistakes come over what is right, and the one that is looked at over all. */}
            {[
              ...placed.filter(({ number }) => number !== active).reverse(),
              ...placed.filter(({ number }) => number === active),
            ].map((one) => (
              <FindingShape
                key={one.number}
                placed={one}
                state={active === null ? 'plain' : active === one.number ? 'active' : 'faded'}
                showAnswer={shown.answer}
                showGold={shown.gold}
                zoomStep={zoomStep}
              />
            ))}
          </Canvas>
          <div className="flex flex-wrap items-center justify-between gap-1 rounded-lg border border-line bg-raised">
            {drawn ? (
              <div role="group" aria-label={t('findings.layers')} className="flex flex-wrap gap-1 p-1">
                {(['answer', 'gold'] as const).map((layer) => (
                  <button
                    key={layer}
                    type="button"
                    aria-pressed={shown[layer]}
                    onClick={() => setShown({ ...shown, [layer]: !shown[layer] })}
                    className="min-h-11 rounded-lg border border-line px-3 text-sm font-medium text-muted aria-pressed:border-gold aria-pressed:bg-gold-soft aria-pressed:text-ink"
                  >
                    {t([`${answer.kind}.layers.${layer}`, `findings.layer.${layer}`])}
                  </button>
                ))}
              </div>
            ) : null}
            <ZoomButtons canvas={canvas} />
          </div>
          {drawn ? <Legend placed={placed} kind={answer.kind} /> : null}
        </div>
        <FindingList
          listRef={list}
          placed={placed}
          kind={answer.kind}
          looks={looks}
          active={active}
          lessonHref={lessonHref}
          onActive={setActive}
          onShow={drawn ? show : undefined}
          wordsOf={(one) => shapeWords(t, one, { answer, gold, looks, skeletons })}
        />
      </div>
    </div>
  )
}

/** The findings that are drawn as outlines, and so need a legend; skeletons have findings about single points as well. */
const SHAPE_TYPES: readonly FindingType[] = ['missing', 'wrong-class', 'extra', 'loose', 'match']
const SKELETON_TYPES: readonly FindingType[] = [
  'missing',
  'wrong-class',
  'extra',
  'misplaced',
  'wrong-visibility',
  'match',
]

function Legend({ placed, kind }: { placed: readonly PlacedFinding[]; kind: LabelKind }) {
  const { t } = useTranslation('labeling')
  return (
    <ul aria-label={t('findings.legend')} className="flex flex-wrap gap-x-4 gap-y-1.5 text-sm text-muted">
      {(kind === 'keypoints' ? SKELETON_TYPES : SHAPE_TYPES).map((type) => (
        <li key={type} className="flex items-center gap-1.5">
          <OutlineSample type={type} />
          <span>
            {t(`findings.type.${type}`)}{' '}
            <b className="text-ink tabular-nums">{placed.filter(({ finding }) => finding.type === type).length}</b>
          </span>
        </li>
      ))}
    </ul>
  )
}

/** The smallest finding under a point of the picture. */
function findingAt(placed: readonly PlacedFinding[], at: { x: number; y: number }, reach: number): number | null {
  const under = placed
    .map((one) => ({ number: one.number, rect: (one.answer ?? one.gold)?.bounds }))
    .filter(
      ({ rect }) =>
        rect &&
        at.x >= rect.x - reach &&
        at.x <= rect.x + rect.width + reach &&
        at.y >= rect.y - reach &&
        at.y <= rect.y + rect.height + reach,
    )
    .sort((a, b) => a.rect!.width * a.rect!.height - b.rect!.width * b.rect!.height)
  return under[0]?.number ?? null
}
