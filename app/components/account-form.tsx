import { type FormMetadata, type SubmissionResult, getFormProps, useForm } from '@conform-to/react'
import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import { Form, useNavigation } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { Button } from './button.tsx'
import { Card, Notice, PageHeader } from './ui.tsx'

/** The form of a schema: checked in the browser as soon as a field is left, and again by the server. */
export function useCheckedForm<Schema extends z.ZodObject>(
  id: string,
  schema: Schema,
  lastResult: SubmissionResult<string[]> | null | undefined,
) {
  return useForm<z.input<Schema>, z.output<Schema>>({
    id,
    lastResult,
    constraint: getZodConstraint(schema) as never,
    shouldValidate: 'onBlur',
    shouldRevalidate: 'onInput',
    onValidate: ({ formData }) => parseWithZod(formData, { schema }) as never,
  })
}

/** The page of signing up, logging in and making the first account: a heading, a card with fields, one button. */
export function AccountForm({
  form,
  title,
  lead,
  hidden,
  submit,
  children,
}: {
  form: Pick<FormMetadata, 'id' | 'onSubmit' | 'noValidate' | 'errors'>
  title: string
  lead?: string
  hidden: { name: string; value: string }
  submit: string
  children: ReactNode
}) {
  const { t } = useTranslation()
  const busy = useNavigation().state !== 'idle'
  return (
    <>
      <PageHeader title={title} lead={lead} />
      <Card>
        <Form method="post" {...getFormProps(form as FormMetadata)}>
          {form.errors?.[0] ? (
            <Notice tone="bad" className="mb-4">
              {t(form.errors[0])}
            </Notice>
          ) : null}
          <input type="hidden" {...hidden} />
          {children}
          <Button className="w-full" disabled={busy}>
            {busy ? t('account:working') : submit}
          </Button>
        </Form>
      </Card>
    </>
  )
}
