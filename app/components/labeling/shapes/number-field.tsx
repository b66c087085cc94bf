import { useState } from 'react'

type Props = {
  id: string
  value: number
  min: number
  max: number
  step: number
  disabled?: boolean
  /** Called with every number that is typed and lies between `min` and `max`. */
  onChange: (value: number) => void
  className: string
}

/** A number that can be typed sign by sign: what is not a number yet stays in the field until the field is left. */
export function NumberField({ value, min, max, onChange, ...rest }: Props) {
  const [typed, setTyped] = useState<string | null>(null)
  return (
    <input
      type="number"
      min={min}
      max={max}
      value={typed ?? value}
      onChange={(event) => {
        const { value: text, valueAsNumber } = event.target
        setTyped(text)
        if (valueAsNumber >= min && valueAsNumber <= max) onChange(valueAsNumber)
      }}
      onBlur={() => setTyped(null)}
      {...rest}
    />
  )
}
