import { useId } from 'react'
import { CHOICE } from '#app/components/labeling/choice-style.ts'
import { Key } from '#app/components/labeling/class-legend.tsx'
import type { ClassLook } from '#app/components/labeling/classes.ts'

type Props = {
  looks: readonly ClassLook[]
  chosen: readonly string[]
  multiple: boolean
  onChoose: (name: string) => void
}

/** The classes as big radio buttons, or as check boxes where several may be true. */
export function ClassOptions({ looks, chosen, multiple, onChoose }: Props) {
  const group = useId()
  return (
    <div className="lab-answers grid gap-2">
      {looks.map((look) => (
        <label key={look.name} className={CHOICE}>
          <input
            type={multiple ? 'checkbox' : 'radio'}
            name={group}
            value={look.name}
            checked={chosen.includes(look.name)}
            aria-keyshortcuts={look.hotkey}
            onChange={() => onChoose(look.name)}
            className="lab-radio size-5 shrink-0"
          />
          <span className="min-w-0 flex-1">{look.title}</span>
          {look.hotkey ? <Key>{look.hotkey.toUpperCase()}</Key> : null}
        </label>
      ))}
    </div>
  )
}
