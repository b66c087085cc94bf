import { getFormProps, useForm } from '@conform-to/react'
import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, data, redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { Button, buttonClass } from '#app/components/button.tsx'
import { FormField } from '#app/components/conform.tsx'
import { formatDateTime } from '#app/components/format.ts'
import { Badge, Card, Notice, PageHeader } from '#app/components/ui.tsx'
import { deletionSchema, passwordSchema, profileSchema, sessionsSchema } from '#app/features/account/account-schema.ts'
import { changePassword } from '#app/features/account/change-password.server.ts'
import { deleteAccount } from '#app/features/account/delete-account.server.ts'
import { endSessions, listSessions } from '#app/features/account/end-session.server.ts'
import { renamePerson } from '#app/features/account/rename-person.server.ts'
import { now } from '#app/platform/clock.server.ts'
import { localeOf } from '#app/platform/i18n.server.ts'
import { i18nOf } from '#app/platform/messages.server.ts'
import { currentSessionHash, endSession, requireUser, startSession } from '#app/platform/session.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

const schema = z.discriminatedUnion('intent', [profileSchema, passwordSchema, deletionSchema, sessionsSchema])

/** The signed-up person: their own account. */
export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requireUser(request)
  const sessions = await listSessions(user.id, await currentSessionHash(request), now())
  return {
    email: user.email,
    displayName: user.displayName,
    role: user.role,
    sessions,
    title: i18nOf[localeOf(request)].t('account:title'),
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requireUser(request)
  const submission = parseWithZod(await request.formData(), { schema })
  const intent = String(submission.payload?.intent ?? '')
  if (submission.status !== 'success') return data({ intent, done: false, reply: submission.reply() }, { status: 400 })
  const wrong = () =>
    data(
      { intent, done: false, reply: submission.reply({ fieldErrors: { current: ['account:error.wrongPassword'] } }) },
      { status: 400 },
    )
  const done = (headers?: Headers) =>
    data({ intent, done: true, reply: submission.reply({ resetForm: true }) }, { headers })
  const { value } = submission
  switch (value.intent) {
    case 'profile':
      await renamePerson(user.id, value.displayName)
      return done()
    case 'password': {
      const result = await changePassword(user.id, value.current, value.password)
      return result.outcome === 'changed' ? done(await startSession(request, user.id)) : wrong()
    }
    case 'sessions': {
      const here = await currentSessionHash(request)
      await endSessions(user.id, value.session === 'others' ? { othersThan: here } : { id: value.session })
      return done()
    }
    case 'deletion': {
      const result = await deleteAccount(user.id, value.current, now())
      return result.outcome === 'deleted' ? redirect('/?goodbye', { headers: await endSession(request) }) : wrong()
    }
  }
}

type Reply = ReturnType<typeof useActionData<typeof action>>

function useIntent<Schema extends z.ZodObject>(
  intent: string,
  formSchema: Schema,
  reply: Reply,
  defaultValue?: Record<string, string>,
) {
  const mine = reply && 'intent' in reply && reply.intent === intent ? reply : undefined
  const form = useForm<z.input<Schema>>({
    id: intent,
    defaultValue: defaultValue as never,
    lastResult: mine?.reply as never,
    constraint: getZodConstraint(formSchema) as never,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: formSchema }) as never,
  })
  return { form, done: mine?.done ?? false }
}

export default function AccountPage() {
  const { t } = useTranslation()
  const { email, displayName, role } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title={t('account:title')} lead={email}>
        <Link to="/qualifications" className={buttonClass('secondary')}>
          {t('common:room.qualifications')}
        </Link>
        <Link to="/earnings" className={buttonClass('secondary')}>
          {t('common:room.earnings')}
        </Link>
        {role === 'operator' || role === 'admin' ? (
          <Link to="/operate" className={buttonClass('secondary')}>
            {t('common:room.operate')}
          </Link>
        ) : null}
        <Form method="post" action="/logout" reloadDocument>
          <Button look="secondary">{t('account:logOut')}</Button>
        </Form>
      </PageHeader>
      <div className="grid grid-cols-1 gap-4 md:grid-cols-2">
        <Profile name={displayName ?? ''} />
        <Password />
        <Sessions />
        <Deletion />
      </div>
    </>
  )
}

function Profile({ name }: { name: string }) {
  const { t } = useTranslation()
  const {
    form: [form, fields],
    done,
  } = useIntent('profile', profileSchema, useActionData<typeof action>(), { displayName: name })
  return (
    <Card aria-labelledby="profile-title">
      <h2 id="profile-title" className="mb-3 text-lg font-semibold">
        {t('account:profile')}
      </h2>
      <Form method="post" {...getFormProps(form)} key={name}>
        <input type="hidden" name="intent" value="profile" />
        <FormField
          field={fields.displayName}
          type="text"
          label={t('account:name')}
          hint={t('account:nameHint')}
          autoComplete="name"
        />
        <Button look="secondary">{t('account:save')}</Button>
        {done ? (
          <Notice tone="good" className="mt-3">
            {t('account:saved')}
          </Notice>
        ) : null}
      </Form>
    </Card>
  )
}

function Password() {
  const { t } = useTranslation()
  const {
    form: [form, fields],
    done,
  } = useIntent('password', passwordSchema, useActionData<typeof action>())
  return (
    <Card aria-labelledby="password-title">
      <h2 id="password-title" className="mb-3 text-lg font-semibold">
        {t('account:changePassword')}
      </h2>
      <Form method="post" {...getFormProps(form)}>
        <input type="hidden" name="intent" value="password" />
        <FormField
          field={fields.current}
          type="password"
          label={t('account:currentPassword')}
          autoComplete="current-password"
        />
        <FormField
          field={fields.password}
          type="password"
          label={t('account:newPassword')}
          hint={t('account:passwordHint')}
          autoComplete="new-password"
        />
        <Button look="secondary">{t('account:changePassword')}</Button>
        {done ? (
          <Notice tone="good" className="mt-3">
            {t('account:passwordChanged')}
          </Notice>
        ) : null}
      </Form>
    </Card>
  )
}

function Sessions() {
  const { t, i18n } = useTranslation()
  const { sessions } = useLoaderData<typeof loader>()
  return (
    <Card aria-labelledby="sessions-title">
      <h2 id="sessions-title" className="mb-3 text-lg font-semibold">
        {t('account:sessions')}
      </h2>
      <ul className="divide-y divide-line">
        {sessions.map((session) => (
          <li key={session.id} className="flex items-center justify-between gap-3 py-2">
            <div className="min-w-0">
              <p>{session.device || t('account:unknownDevice')}</p>
              <p className="text-sm text-muted">
                {t('account:since', { time: formatDateTime(session.createdAt, i18n.language) })}
              </p>
            </div>
            {session.here ? (
              <span className="shrink-0">
                <Badge tone="good">{t('account:thisOne')}</Badge>
              </span>
            ) : (
              <Form method="post" className="shrink-0">
                <input type="hidden" name="intent" value="sessions" />
                <Button look="quiet" name="session" value={session.id}>
                  {t('account:end')}
                </Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 ? (
        <Form method="post" className="mt-3">
          <input type="hidden" name="intent" value="sessions" />
          <Button look="secondary" name="session" value="others">
            {t('account:endOthers')}
          </Button>
        </Form>
      ) : null}
    </Card>
  )
}

function Deletion() {
  const { t } = useTranslation()
  const {
    form: [form, fields],
  } = useIntent('deletion', deletionSchema, useActionData<typeof action>())
  return (
    <Card aria-labelledby="deletion-title">
      <h2 id="deletion-title" className="mb-3 text-lg font-semibold">
        {t('account:deletion')}
      </h2>
      <details>
        <summary className="min-h-11 cursor-pointer py-2 font-medium">{t('account:deletionOpen')}</summary>
        <p className="mb-3 text-muted">{t('account:deletionLead')}</p>
        <Form method="post" {...getFormProps(form)}>
          <input type="hidden" name="intent" value="deletion" />
          <FormField
            field={fields.current}
            type="password"
            label={t('account:currentPassword')}
            autoComplete="current-password"
          />
          <Button look="danger">{t('account:deletionSubmit')}</Button>
        </Form>
      </details>
    </Card>
  )
}
