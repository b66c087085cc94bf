import type { ReactNode, SelectHTMLAttributes, TextareaHTMLAttributes } from 'react'
import { useTranslation } from 'react-i18next'
import { Card, Field, INPUT } from '#app/components/ui.tsx'

/** The pieces of the forms that make practice and exams. `problems` maps a field's name to a message or its key. */
export type Problems = Readonly<Record<string, string>>

/** A problem in the reader's language: what came from the domain's own schema is shown as it is. */
export function useProblem(problems: Problems) {
  const { t, i18n } = useTranslation()
  return (name: string): string | undefined => {
    const message = problems[name]
    if (!message) return undefined
    return i18n.exists(message) ? t(message) : t('operate:make.problem.other', { message })
  }
}

/** A part of a form under a heading. */
export function Section({
  id,
  title,
  hint,
  children,
}: {
  id: string
  title: string
  hint?: string
  children: ReactNode
}) {
  return (
    <Card aria-labelledby={id}>
      <h2 id={id} className="text-xl font-bold">
        {title}
      </h2>
      {hint ? <p className="mt-1 text-muted">{hint}</p> : null}
      <div className="mt-4">{children}</div>
    </Card>
  )
}

interface Described {
  name: string
  label: string
  hint?: string
  error?: string
}

function Frame({ name, label, hint, error, children }: Described & { children: ReactNode }) {
  return (
    <div className="mb-4">
      <label htmlFor={name} className="mb-1 block font-medium">
        {label}
      </label>
      {hint ? (
        <p id={`${name}-hint`} className="mb-1 text-sm text-muted">
          {hint}
        </p>
      ) : null}
      {children}
      {error ? (
        <p id={`${name}-error`} className="mt-1 text-sm font-medium text-bad">
          {error}
        </p>
      ) : null}
    </div>
  )
}

const described = ({ name, hint, error }: Described) => ({
  id: name,
  name,
  'aria-invalid': error ? (true as const) : undefined,
  'aria-describedby': [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ') || undefined,
})

export function SelectField({
  label,
  hint,
  error,
  name,
  children,
  ...rest
}: Described & SelectHTMLAttributes<HTMLSelectElement>) {
  const all = { name, label, hint, error }
  return (
    <Frame {...all}>
      <select className={INPUT} {...described(all)} {...rest}>
        {children}
      </select>
    </Frame>
  )
}

export function TextAreaField({
  label,
  hint,
  error,
  name,
  ...rest
}: Described & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const all = { name, label, hint, error }
  return (
    <Frame {...all}>
      <textarea className={INPUT} rows={3} {...described(all)} {...rest} />
    </Frame>
  )
}

/** A number with its unit in the label. */
export function NumberField({
  name,
  ...rest
}: Described & {
  defaultValue?: number | string
  min?: number
  max?: number
  step?: number | 'any'
  required?: boolean
}) {
  return <Field id={name} name={name} type="number" inputMode="decimal" {...rest} />
}

/** The same text in both languages, side by side where there is room. */
export function TextPair({
  name,
  label,
  defaults,
  problems,
  area = false,
  required = true,
}: {
  name: string
  label: string
  defaults?: { en: string; ko: string }
  problems: Problems
  area?: boolean
  required?: boolean
}) {
  const { t } = useTranslation()
  const problem = useProblem(problems)
  const Input = area ? TextAreaField : PlainField
  return (
    <div className="grid gap-x-4 sm:grid-cols-2">
      {(['En', 'Ko'] as const).map((locale) => (
        <Input
          key={locale}
          name={`${name}${locale}`}
          lang={locale.toLowerCase()}
          label={t(`operate:make.in${locale}`, { label })}
          error={problem(`${name}${locale}`)}
          defaultValue={defaults?.[locale === 'En' ? 'en' : 'ko']}
          required={required}
        />
      ))}
    </div>
  )
}

function PlainField({ name, ...rest }: Described & { defaultValue?: string; lang?: string; required?: boolean }) {
  return <Field id={name} name={name} type="text" {...rest} />
}
