import { type FieldMetadata, getInputProps } from '@conform-to/react'
import { useTranslation } from 'react-i18next'
import { Field } from './ui.tsx'

/** A Field bound to a conform field; error messages are message keys. */
export function FormField({
  field,
  label,
  hint,
  type,
  ...rest
}: {
  field: FieldMetadata<string>
  label: string
  hint?: string
  type: 'text' | 'email' | 'password'
} & Pick<React.InputHTMLAttributes<HTMLInputElement>, 'autoComplete' | 'inputMode'>) {
  const { t } = useTranslation()
  const error = field.errors?.[0]
  const { key: _key, ...input } = getInputProps(field, { type, ariaAttributes: false })
  return <Field {...input} {...rest} id={field.id} label={label} hint={hint} error={error ? t(error) : undefined} />
}

/** The fields of a new account. */
export function NewAccountFields({
  fields,
  nameHint,
}: {
  fields: { displayName: FieldMetadata<string>; email: FieldMetadata<string>; password: FieldMetadata<string> }
  nameHint?: string
}) {
  const { t } = useTranslation()
  return (
    <>
      <FormField field={fields.displayName} type="text" label={t('account:name')} hint={nameHint} autoComplete="name" />
      <FormField field={fields.email} type="email" label={t('account:email')} autoComplete="email" />
      <FormField
        field={fields.password}
        type="password"
        label={t('account:password')}
        hint={t('account:passwordHint')}
        autoComplete="new-password"
      />
    </>
  )
}
