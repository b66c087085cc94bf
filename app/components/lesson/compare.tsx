import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PictureImage, type PictureProps } from './picture.tsx'

export interface CompareProps {
  wrong: PictureProps
  right: PictureProps
  caption: string
}

/**
 * Wrong and right, one over the other with a handle between, or side by side. Without JavaScript they are side by
 * side (`noscript:`); the markup is the same from the first render on, so that nothing jumps when the page wakes.
 */
export function Compare({ wrong, right, caption }: CompareProps) {
  const { t } = useTranslation('learn')
  const frame = useRef<HTMLDivElement>(null)
  const [at, setAt] = useState(50)
  const [beside, setBeside] = useState(false)
  // The CSP forbids style attributes; a property set by script is not one.
  useEffect(() => frame.current?.style.setProperty('--at', `${at}%`), [at])
  const onlySlider = beside ? 'hidden' : 'noscript:hidden'
  return (
    <figure className="not-prose my-8">
      <div
        ref={frame}
        className={`relative [--at:50%] has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-info ${beside ? BESIDE : OVER}`}
      >
        <div className={`z-10 ${beside ? 'relative' : OVER_WRONG}`}>
          <PictureImage {...wrong} />
          <Verdict side="wrong" />
        </div>
        <div className="relative">
          <PictureImage {...right} />
          <Verdict side="right" end={!beside} />
        </div>
        <div
          aria-hidden="true"
          className={`pointer-events-none absolute inset-y-0 left-(--at) z-20 -ml-0.5 w-1 bg-raised shadow-[0_0_0_1px_var(--color-line)] ${onlySlider}`}
        >
          <svg
            viewBox="0 0 44 44"
            className="absolute top-1/2 left-1/2 size-11 max-w-none -translate-x-1/2 -translate-y-1/2"
          >
            <circle cx="22" cy="22" r="20" className="fill-raised stroke-line" />
            <path
              d="m17 15-7 7 7 7m10-14 7 7-7 7"
              className="fill-none stroke-ink"
              strokeWidth="2.5"
              strokeLinecap="round"
              strokeLinejoin="round"
            />
          </svg>
        </div>
        <input
          type="range"
          min={0}
          max={100}
          value={at}
          onChange={(event) => setAt(Number(event.target.value))}
          aria-label={t('compare.handle')}
          aria-valuetext={t('compare.value', { share: at })}
          className={`absolute inset-0 z-30 m-0 size-full cursor-ew-resize touch-pan-y opacity-0 ${onlySlider}`}
        />
      </div>
      <figcaption className="mt-2 flex flex-wrap items-start justify-between gap-x-4 text-sm text-muted">
        <span className="min-w-0 flex-1 basis-64 pt-1">{caption}</span>
        <button
          type="button"
          aria-pressed={beside}
          onClick={() => setBeside(!beside)}
          className="-mt-1 inline-flex min-h-11 items-center font-medium text-gold-ink underline underline-offset-2 noscript:hidden"
        >
          {t('compare.beside')}
        </button>
      </figcaption>
    </figure>
  )
}

const BESIDE = 'grid gap-3 sm:grid-cols-2'
const OVER = 'overflow-hidden rounded-lg noscript:grid noscript:gap-3 noscript:overflow-visible noscript:sm:grid-cols-2'
const OVER_WRONG =
  'absolute inset-0 [clip-path:inset(0_calc(100%_-_var(--at))_0_0)] noscript:relative noscript:[clip-path:none]'

/** Which of the two it is: in words and a sign, at the picture's lower edge. */
function Verdict({ side, end = false }: { side: 'wrong' | 'right'; end?: boolean }) {
  const { t } = useTranslation('learn')
  const tone = side === 'wrong' ? 'bg-bad-soft text-bad' : 'bg-good-soft text-good'
  return (
    <span
      className={`pointer-events-none absolute bottom-2 flex items-center gap-1 rounded-full px-3 py-1 text-sm font-semibold ${tone} ${end ? 'right-2' : 'left-2'}`}
    >
      <span aria-hidden="true">{side === 'wrong' ? '✗' : '✓'}</span>
      {t(`compare.${side}`)}
    </span>
  )
}
