import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { AccountForm, useCheckedForm } from '#app/components/account-form.tsx'
import { NewAccountFields } from '#app/components/conform.tsx'
import { setupSchema } from '#app/features/account/account-schema.ts'
import { makeOperator } from '#app/features/account/make-operator.server.ts'
import { isSetupToken } from '#app/features/setup/setup-token.server.ts'
import { now } from '#app/platform/clock.server.ts'
import { notFound } from '#app/platform/http.server.ts'
import { localeOf } from '#app/platform/i18n.server.ts'
import { i18nOf } from '#app/platform/messages.server.ts'
import { limit } from '#app/platform/rate-limit.server.ts'
import { startSession } from '#app/platform/session.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

/** Whoever holds the one-time link of the first start. For everybody else this page does not exist. */
export async function loader({ request }: LoaderFunctionArgs) {
  const token = new URL(request.url).searchParams.get('token') ?? ''
  if (!(await isSetupToken(token))) return notFound('Setup link')
  return { token, title: i18nOf[localeOf(request)].t('account:setupTitle') }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const submission = parseWithZod(await request.formData(), { schema: setupSchema })
  if (submission.status !== 'success') return data(submission.reply({ hideFields: ['password'] }), { status: 400 })
  if ((await limit('join-address', context.address ?? '')) > 0)
    return data(submission.reply({ formErrors: ['account:error.wait'] }), { status: 429 })
  const { token, ...account } = submission.value
  const made = await makeOperator({ ...account, locale: localeOf(request) }, token, now())
  if (made.outcome === 'used') return notFound('Setup link')
  if (made.outcome === 'taken')
    return data(submission.reply({ fieldErrors: { email: ['account:error.taken'] }, hideFields: ['password'] }), {
      status: 400,
    })
  return redirect('/operate', { headers: await startSession(request, made.userId) })
}

export default function SetupPage() {
  const { t } = useTranslation()
  const { token } = useLoaderData<typeof loader>()
  const [form, fields] = useCheckedForm('setup', setupSchema, useActionData<typeof action>())
  return (
    <div className="mx-auto max-w-md">
      <AccountForm
        form={form}
        title={t('account:setupTitle')}
        lead={t('account:setupLead')}
        hidden={{ name: 'token', value: token }}
        submit={t('account:setupSubmit')}
      >
        <NewAccountFields fields={fields} />
      </AccountForm>
    </div>
  )
}
