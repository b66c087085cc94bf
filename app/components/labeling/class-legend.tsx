import { memo, useId } from 'react'
import type { ClassLook } from './classes.ts'

/** The colour and the dashes of a class. */
export function Swatch({ look }: { look: ClassLook }) {
  return (
    <svg aria-hidden viewBox="0 0 28 20" className={`lab-swatch h-5 w-7 shrink-0 ${look.look}`}>
      <rect className="lab-swatch-ground" width={28} height={20} rx={4} />
      <rect className="lab-line" x={4} y={4} width={20} height={12} />
    </svg>
  )
}

type Props = {
  title: string
  looks: readonly ClassLook[]
  chosen: string
  onChoose: (name: string) => void
}

/** The classes as buttons: colour, name, key. */
export const ClassLegend = memo(function ClassLegend({ title, looks, chosen, onChoose }: Props) {
  const id = useId()
  return (
    <div role="group" aria-labelledby={id} className="min-w-0">
      <p id={id} className="mb-1.5 text-sm font-semibold text-muted">
        {title}
      </p>
      <div className="lab-legend grid max-h-104 gap-1.5 overflow-y-auto p-0.5">
        {looks.map((look) => (
          <button
            key={look.name}
            type="button"
            aria-pressed={look.name === chosen}
            aria-keyshortcuts={look.hotkey}
            onClick={() => onChoose(look.name)}
            className="flex min-h-11 min-w-0 items-center gap-2 rounded-lg border border-line bg-raised px-2 py-1 text-left text-sm font-medium text-ink hover:border-gold aria-pressed:border-gold aria-pressed:bg-gold-soft aria-pressed:ring-1 aria-pressed:ring-gold"
          >
            <Swatch look={look} />
            <span className="min-w-0 flex-1 leading-tight">{look.title}</span>
            {look.hotkey ? <Key>{look.hotkey.toUpperCase()}</Key> : null}
          </button>
        ))}
      </div>
    </div>
  )
})

/**
 * A key as it is shown. What it belongs to tells it to a screen reader by `aria-keyshortcuts`, or its name would end in
 * a letter that means nothing; `spoken` where the key itself is what is talked of.
 */
export function Key({ children, spoken = false }: { children: string; spoken?: boolean }) {
  return (
    <kbd
      aria-hidden={spoken ? undefined : true}
      className="lab-key rounded border border-line bg-surface px-1.5 font-mono text-xs leading-5 whitespace-nowrap text-muted"
    >
      {children}
    </kbd>
  )
}
