import type { ButtonHTMLAttributes, ReactNode } from 'react'

/** The look of a button with words inside a tool. */
export const BUTTON =
  'inline-flex min-h-11 items-center justify-center gap-2 rounded-lg border border-line bg-raised px-3 py-2 font-medium text-ink hover:border-gold aria-disabled:cursor-not-allowed aria-disabled:opacity-50 aria-disabled:hover:border-line'

type Props = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'disabled'> & {
  label: string
  keys?: string
  /** Keeps the button in reach of the keyboard, so that the focus is not lost when it has nothing left to do. */
  inactive?: boolean
  children: ReactNode
}

/** A square button with a drawn icon: its name is spoken, and shown as a hint. */
export function ToolButton({ label, keys, inactive, children, onClick, className = '', ...rest }: Props) {
  return (
    <button
      type="button"
      aria-label={label}
      title={keys ? `${label} (${keys})` : label}
      aria-disabled={inactive || undefined}
      onClick={inactive ? undefined : onClick}
      className={`grid size-11 shrink-0 place-items-center rounded-lg border border-transparent text-ink hover:bg-sunken aria-disabled:cursor-not-allowed aria-disabled:hover:bg-transparent aria-disabled:[&>svg]:opacity-40 aria-pressed:border-line aria-pressed:bg-sunken ${className}`}
      {...rest}
    >
      {children}
    </button>
  )
}
