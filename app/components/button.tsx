import { Link, type LinkProps } from '@remix-run/react'
import { type Look, buttonClass } from './plain-button.tsx'

export { Button, buttonClass } from './plain-button.tsx'

/** A link that looks like a button. */
export function ButtonLink({ look, className, ...rest }: LinkProps & { look?: Look }) {
  return <Link className={buttonClass(look, className)} {...rest} />
}
