import type { ReactNode } from 'react'

/**
 * The five marks on the way to paid work, as an assay office strikes them: each in a cartouche of its own shape, so
 * that they are told apart without colour. The qualification's is the fineness mark: the bar of the exam in thousandths.
 */
export type MarkName = 'learn' | 'practise' | 'exam' | 'qualify' | 'work'
export type MarkState = 'struck' | 'current' | 'open'

const CARTOUCHES: Record<MarkName, string> = {
  learn: 'M9 9h46v24c0 13-10 19-23 24C19 52 9 46 9 33Z',
  practise: 'M20 7h24l13 13v24L44 57H20L7 44V20Z',
  exam: 'M32 6c15 0 25 11 25 26S47 58 32 58 7 47 7 32 17 6 32 6Z',
  qualify: 'M5 20 16 9h32l11 11v24L48 55H16L5 44Z',
  work: 'M12 8h40a5 5 0 0 1 5 5v38a5 5 0 0 1-5 5H12a5 5 0 0 1-5-5V13a5 5 0 0 1 5-5Z',
}

const ICONS: Record<Exclude<MarkName, 'qualify'>, ReactNode> = {
  learn: <path d="M32 22v22M32 22c-4-3-9-4-14-3v19c5-1 10 0 14 3 4-3 9-4 14-3V19c-5-1-10 0-14 3Z" />,
  practise: <path d="M20 26v-6h6M38 20h6v6M44 38v6h-6M26 44h-6v-6M27 32.5l4 4 7-8" />,
  exam: (
    <path d="M32 17v28M24 46h16M19 23h26M19 23l-6 13h12ZM45 23l-6 13h12ZM13 36a6 5 0 0 0 12 0M39 36a6 5 0 0 0 12 0" />
  ),
  work: <path d="M18 21l6 22 8-19 8 19 6-22M15 29h34M15 35h34" />,
}

const LOOKS: Record<MarkState, { plate: string; rim: string; icon: string; text: string }> = {
  struck: { plate: 'fill-gold', rim: 'stroke-on-gold/25', icon: 'stroke-on-gold', text: 'fill-on-gold' },
  current: { plate: 'fill-gold-soft', rim: 'stroke-gold', icon: 'stroke-gold-ink', text: 'fill-gold-ink' },
  open: { plate: 'fill-sunken', rim: 'stroke-line', icon: 'stroke-muted', text: 'fill-muted' },
}

export function Hallmark({
  name,
  state,
  fineness,
  className = 'size-16',
}: {
  name: MarkName
  state: MarkState
  /** The exam's bar, 0–1; null leaves the plate blank. */
  fineness?: number | null
  className?: string
}) {
  const look = LOOKS[state]
  return (
    <svg viewBox="0 0 64 64" className={className} aria-hidden="true" focusable="false">
      <path d={CARTOUCHES[name]} className={look.plate} />
      <path
        d={CARTOUCHES[name]}
        className={`fill-none ${look.rim}`}
        strokeWidth="2.5"
        transform="translate(3.2 3.2) scale(.9)"
      />
      {name === 'qualify' ? (
        <text x="32" y="39" textAnchor="middle" fontSize="20" fontWeight="800" className={look.text}>
          {fineness ? Math.round(fineness * 1000) : '✓'}
        </text>
      ) : (
        <g className={`fill-none ${look.icon}`} strokeWidth="2.6" strokeLinecap="round" strokeLinejoin="round">
          {ICONS[name]}
        </g>
      )}
    </svg>
  )
}
