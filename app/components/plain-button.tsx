import type { ButtonHTMLAttributes } from 'react'

export type Look = 'primary' | 'secondary' | 'quiet' | 'danger'

const BASE =
  'inline-flex min-h-11 items-center justify-center gap-2 rounded-lg px-4 py-2 text-center font-semibold no-underline transition-colors disabled:cursor-not-allowed disabled:opacity-60 aria-disabled:opacity-60'
const LOOKS: Record<Look, string> = {
  primary: 'bg-gold text-on-gold hover:brightness-105',
  secondary: 'border border-line bg-raised text-ink hover:border-gold',
  quiet: 'text-gold-ink hover:bg-sunken',
  danger: 'border border-bad bg-raised text-bad hover:bg-bad-soft',
}

/** The classes of a button, for elements that are not one of ours. */
export function buttonClass(look: Look = 'primary', className = ''): string {
  return `${BASE} ${LOOKS[look]} ${className}`
}

/** A button; `type` is `submit` unless said otherwise. Knows no router, so that lesson pages need none. */
export function Button({
  look,
  className,
  type = 'submit',
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement> & { look?: Look }) {
  return <button type={type} className={buttonClass(look, className)} {...rest} />
}
