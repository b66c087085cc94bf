import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, data, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { AccountForm, useCheckedForm } from '#app/components/account-form.tsx'
import { FormField } from '#app/components/conform.tsx'
import { loginSchema } from '#app/features/account/account-schema.ts'
import { logIn } from '#app/features/account/log-in.server.ts'
import { env } from '#app/platform/env.server.ts'
import { safeRedirect } from '#app/platform/http.server.ts'
import { localeOf, preferenceCookie } from '#app/platform/i18n.server.ts'
import { i18nOf } from '#app/platform/messages.server.ts'
import { getUser, startSession } from '#app/platform/session.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

/** Anyone; somebody who is logged in is sent on. */
export async function loader({ request }: LoaderFunctionArgs) {
  const to = safeRedirect(new URL(request.url).searchParams.get('to'))
  if (await getUser(request)) throw redirect(to)
  return { to, title: i18nOf[localeOf(request)].t('account:loginTitle') }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const submission = parseWithZod(await request.formData(), { schema: loginSchema })
  if (submission.status !== 'success') return data(submission.reply({ hideFields: ['password'] }), { status: 400 })
  const { email, password, to } = submission.value
  const result = await logIn(email, password, context.address ?? '')
  if (result.outcome !== 'known') {
    const [message, status] = result.outcome === 'wait' ? ['account:error.wait', 429] : ['account:error.wrong', 400]
    return data(submission.reply({ formErrors: [String(message)], hideFields: ['password'] }), {
      status: Number(status),
    })
  }
  const headers = await startSession(request, result.userId)
  // The language chosen on another device comes along.
  if (result.locale)
    headers.append('Set-Cookie', preferenceCookie('lang', result.locale, env.ORIGIN.startsWith('https:')))
  return redirect(safeRedirect(to), { headers })
}

export default function LoginPage() {
  const { t } = useTranslation()
  const { to } = useLoaderData<typeof loader>()
  const [form, fields] = useCheckedForm('login', loginSchema, useActionData<typeof action>())
  return (
    <div className="mx-auto max-w-md">
      <AccountForm
        form={form}
        title={t('account:loginTitle')}
        hidden={{ name: 'to', value: to }}
        submit={t('common:logIn')}
      >
        <FormField field={fields.email} type="email" label={t('account:email')} autoComplete="username" />
        <FormField
          field={fields.password}
          type="password"
          label={t('account:password')}
          autoComplete="current-password"
        />
      </AccountForm>
      <p className="mt-4 text-center text-muted">
        {t('account:noAccount')}{' '}
        <Link to={`/join?to=${encodeURIComponent(to)}`} className="text-gold-ink underline">
          {t('common:signUp')}
        </Link>
      </p>
    </div>
  )
}
