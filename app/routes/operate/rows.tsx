import { Link, type LinkProps } from '@remix-run/react'
import type { ReactNode } from 'react'

/** A list whose rows read as lines on a desk and as cards on a phone. */
export function Rows({ children, label }: { children: ReactNode; label: string }) {
  return (
    <ul aria-label={label} className="grid gap-2">
      {children}
    </ul>
  )
}

/** One row: what it is, what is to know of it, and what can be done. */
export function Row({ title, facts, children }: { title: ReactNode; facts?: ReactNode; children?: ReactNode }) {
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 rounded-lg border border-line bg-raised px-4 py-2">
      <div className="min-w-0 flex-1 basis-56">{title}</div>
      {facts ? <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-muted">{facts}</div> : null}
      {children ? <div className="flex flex-wrap items-center gap-2">{children}</div> : null}
    </li>
  )
}

/** A link in a text or row, large enough for a thumb. */
export function RowLink({ className = '', ...rest }: LinkProps) {
  return (
    <Link
      className={`inline-flex min-h-11 items-center font-semibold break-all text-gold-ink underline ${className}`}
      {...rest}
    />
  )
}

/** A number with what it counts. */
export function Figure({ label, value }: { label: string; value: ReactNode }) {
  return (
    <div className="rounded-lg border border-line bg-raised p-3">
      <dt className="text-sm text-muted">{label}</dt>
      <dd className="text-2xl font-bold tabular-nums">{value}</dd>
    </div>
  )
}
