import { useTranslation } from 'react-i18next'

interface MeasuredBox {
  class: string
  found: 'tight' | 'loose' | 'missing'
  iou: number | null
  x: number
  y: number
  width: number
  height: number
}

const LOOKS = {
  tight: { line: 'stroke-gold', dash: undefined },
  loose: { line: 'stroke-gold', dash: '14 8' },
  missing: { line: 'stroke-gold', dash: '4 7' },
} as const

/**
 * A street with somebody's answer on it, measured: by day in light colours, at dusk in dark ones. What the boxes show
 * is said in the caption too.
 */
export function MeasuredStreet({ boxes, theme }: { boxes: MeasuredBox[]; theme: 'system' | 'light' | 'dark' }) {
  const { t } = useTranslation()
  const said = (['tight', 'loose', 'missing'] as const)
    .map((found) => ({ found, count: boxes.filter((box) => box.found === found).length }))
    .filter(({ count }) => count > 0)
    .map(({ found, count }) => t(`front:finding.${found}_count`, { count }))
    .join(t('front:finding.and'))
  const fallback = theme === 'dark' ? '/hero-dusk.webp' : '/hero-day.webp'
  return (
    <figure>
      <div className="relative overflow-hidden rounded-lg border border-line">
        <picture>
          {theme === 'system' ? <source media="(prefers-color-scheme: dark)" srcSet="/hero-dusk.webp" /> : null}
          <img
            src={fallback}
            width={960}
            height={540}
            alt={t('front:hero.pictureAlt')}
            {...{ fetchpriority: 'high' }}
            className="block h-auto w-full"
          />
        </picture>
        <svg viewBox="0 0 960 540" className="absolute inset-0 size-full" aria-hidden="true" focusable="false">
          {boxes.map((box) => (
            <Measured key={box.class} box={box} />
          ))}
        </svg>
      </div>
      <figcaption className="mt-2 text-sm text-muted">{t('front:hero.caption', { findings: said })}</figcaption>
    </figure>
  )
}

function Measured({ box }: { box: MeasuredBox }) {
  const { t } = useTranslation()
  const { x, y, width, height, found, iou } = box
  const { line, dash } = LOOKS[found]
  const tagged = found !== 'tight' || box.class === 'car'
  const text = found === 'missing' ? t('front:finding.missing') : `${t(`front:finding.${found}`)} ${iou?.toFixed(2)}`
  const tagWidth = textUnits(text) * 26 + 16
  // Where the tag hides least of the street.
  const right = { tight: x - 3 + tagWidth, loose: x + width + 3, missing: x + width + 18 }[found]
  const tagX = right - tagWidth
  const tagY = found === 'missing' ? y + height + 4 : y - 43
  return (
    <g>
      <rect {...{ x, y, width, height }} rx="3" className="fill-none stroke-on-gold/70" strokeWidth="7" />
      <rect
        {...{ x, y, width, height }}
        rx="3"
        className={`fill-none ${line}`}
        strokeWidth="4"
        strokeDasharray={dash}
      />
      {tagged ? (
        <>
          <rect x={tagX} y={tagY} width={tagWidth} height="40" rx="4" className="fill-on-gold" />
          <text x={tagX + 8} y={tagY + 29} fontSize="26" fontWeight="700" className="fill-gold">
            {text}
          </text>
        </>
      ) : null}
    </g>
  )
}

/** About how wide a text is in units of its font size; Hangul is square. */
function textUnits(text: string): number {
  let width = 0
  for (const letter of text) width += (letter.codePointAt(0) ?? 0) > 0x2e7f ? 0.9 : 0.53
  return width
}
