import type { ReactNode } from 'react'

/** The small set of pieces that pages are made of. */

/** The page's heading: one h1, what the page is for, and its main action. */
export function PageHeader({ title, lead, children }: { title: string; lead?: ReactNode; children?: ReactNode }) {
  return (
    <header className="mb-6 flex flex-wrap items-end justify-between gap-4">
      <div className="max-w-2xl">
        <h1 className="text-2xl font-bold sm:text-3xl">{title}</h1>
        {lead ? <p className="mt-2 text-muted">{lead}</p> : null}
      </div>
      {children ? <div className="flex flex-wrap gap-2">{children}</div> : null}
    </header>
  )
}

/** A quiet box around things that belong together. */
export function Card({
  as: Tag = 'section',
  className = '',
  children,
  ...rest
}: {
  as?: 'section' | 'article' | 'div' | 'li'
  className?: string
  children: ReactNode
  'aria-labelledby'?: string
  'aria-label'?: string
  id?: string
}) {
  return (
    <Tag className={`rounded-lg border border-line bg-raised p-4 sm:p-5 ${className}`} {...rest}>
      {children}
    </Tag>
  )
}

type Tone = 'good' | 'bad' | 'warn' | 'info' | 'gold' | 'plain'
const TONES: Record<Tone, string> = {
  good: 'bg-good-soft text-good',
  bad: 'bg-bad-soft text-bad',
  warn: 'bg-warn-soft text-warn',
  info: 'bg-info-soft text-info',
  gold: 'bg-gold-soft text-gold-ink',
  plain: 'bg-sunken text-muted',
}

/** A word on a coloured ground: a state. The word carries the meaning, not the colour. */
export function Badge({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className={`inline-flex items-center gap-1 rounded-full px-2.5 py-0.5 text-sm font-medium ${TONES[tone]}`}>
      {children}
    </span>
  )
}

/** A message in the page. `role` is alert for what went wrong, status for what went well. */
export function Notice({
  tone,
  children,
  title,
  className = '',
}: {
  tone: Tone
  title?: string
  children?: ReactNode
  className?: string
}) {
  return (
    <div role={tone === 'bad' ? 'alert' : 'status'} className={`rounded-lg p-4 ${TONES[tone]} ${className}`}>
      {title ? <p className="font-semibold">{title}</p> : null}
      {children}
    </div>
  )
}

/** What a list shows when it has nothing: why, and what to do next. */
export function EmptyState({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="rounded-lg border border-dashed border-line p-8 text-center">
      <p className="font-semibold">{title}</p>
      {children ? <div className="mt-2 text-muted">{children}</div> : null}
    </div>
  )
}

/** A labelled bar. `value` and `max` in the same unit; the label says it in words too. */
export function ProgressBar({ label, value, max }: { label: string; value: number; max: number }) {
  return (
    <div>
      <p className="mb-1 text-sm text-muted">{label}</p>
      <progress value={value} max={Math.max(max, 1)} aria-label={label} />
    </div>
  )
}

/** A form field: label, hint, input and error tied together. Pass the input's attributes. */
export function Field({
  label,
  hint,
  error,
  id,
  ...input
}: { label: string; hint?: string; error?: string; id: string } & React.InputHTMLAttributes<HTMLInputElement>) {
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return (
    <div className="mb-4">
      <label htmlFor={id} className="mb-1 block font-medium">
        {label}
      </label>
      {hint ? (
        <p id={`${id}-hint`} className="mb-1 text-sm text-muted">
          {hint}
        </p>
      ) : null}
      <input
        id={id}
        className={INPUT}
        aria-invalid={error ? true : undefined}
        aria-describedby={described || undefined}
        {...input}
      />
      {error ? (
        <p id={`${id}-error`} className="mt-1 text-sm font-medium text-bad">
          {error}
        </p>
      ) : null}
    </div>
  )
}

/** The look of inputs, selects and text areas. */
export const INPUT =
  'block min-h-11 w-full rounded-lg border border-line bg-raised px-3 py-2 text-ink placeholder:text-muted aria-[invalid]:border-bad'
