import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, data, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { AccountForm, useCheckedForm } from '#app/components/account-form.tsx'
import { NewAccountFields } from '#app/components/conform.tsx'
import { joinSchema } from '#app/features/account/account-schema.ts'
import { joinAcademy } from '#app/features/account/join-academy.server.ts'
import { now } from '#app/platform/clock.server.ts'
import { safeRedirect } from '#app/platform/http.server.ts'
import { localeOf } from '#app/platform/i18n.server.ts'
import { i18nOf } from '#app/platform/messages.server.ts'
import { limit } from '#app/platform/rate-limit.server.ts'
import { getPerson, startSession } from '#app/platform/session.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

/** Anyone; somebody who is signed up already has no use for this page. */
export async function loader({ request }: LoaderFunctionArgs) {
  const person = await getPerson(request)
  const to = safeRedirect(new URL(request.url).searchParams.get('to'))
  if (person && !person.guest) throw redirect(to)
  return { to, guest: person !== null, title: i18nOf[localeOf(request)].t('account:joinTitle') }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const submission = parseWithZod(await request.formData(), { schema: joinSchema })
  if (submission.status !== 'success') return data(submission.reply({ hideFields: ['password'] }), { status: 400 })
  if ((await limit('join-address', context.address ?? '')) > 0)
    return data(submission.reply({ formErrors: ['account:error.wait'], hideFields: ['password'] }), { status: 429 })
  const person = await getPerson(request)
  const account = { ...submission.value, locale: localeOf(request) }
  const joined = await joinAcademy(account, person?.guest ? person.id : null, now())
  if (joined.outcome === 'taken')
    return data(submission.reply({ fieldErrors: { email: ['account:error.taken'] }, hideFields: ['password'] }), {
      status: 400,
    })
  return redirect(safeRedirect(submission.value.to), { headers: await startSession(request, joined.userId) })
}

export default function JoinPage() {
  const { t } = useTranslation()
  const { to, guest } = useLoaderData<typeof loader>()
  const [form, fields] = useCheckedForm('join', joinSchema, useActionData<typeof action>())
  return (
    <div className="mx-auto max-w-md">
      <AccountForm
        form={form}
        title={t('account:joinTitle')}
        lead={t(guest ? 'account:joinLeadGuest' : 'account:joinLead')}
        hidden={{ name: 'to', value: to }}
        submit={t('common:signUp')}
      >
        <NewAccountFields fields={fields} nameHint={t('account:nameHint')} />
      </AccountForm>
      <p className="mt-4 text-center text-muted">
        {t('account:haveAccount')}{' '}
        <Link to={`/login?to=${encodeURIComponent(to)}`} className="text-gold-ink underline">
          {t('common:logIn')}
        </Link>
      </p>
    </div>
  )
}
