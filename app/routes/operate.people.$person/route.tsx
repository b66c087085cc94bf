import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { formatDate, formatMoney, formatShare } from '#app/components/format.ts'
import { Badge, Card, Notice, PageHeader } from '#app/components/ui.tsx'
import { changeExtraTime, MOST_EXTRA_TIME } from '#app/features/people/change-extra-time.server.ts'
import { changeRole } from '#app/features/people/change-role.server.ts'
import { loadPerson } from '#app/features/people/load-person.server.ts'
import { issueQualification } from '#app/features/qualifications/issue-qualification.server.ts'
import { reasonSchema } from '#app/features/qualifications/reason.ts'
import { now } from '#app/platform/clock.server.ts'
import { formOf, found, notFound, problemsOf } from '#app/platform/http.server.ts'
import { localeOf } from '#app/platform/i18n.server.ts'
import { hasRole, requireRole } from '#app/platform/session.server.ts'
import { titleOf } from '#app/routes/operate/page.server.ts'
import { ExtraTime, Issue, RoleChange } from './acts.tsx'
import { Attempts, Grants } from './history.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

/** Operators: a person, what they have done and what may be done for them. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const operator = await requireRole(request, 'operator')
  const locale = localeOf(request)
  const loaded = found(await loadPerson(params.person ?? '', now()), 'Person')
  const { person, attempts, grants, skills, earned, offered } = loaded
  return {
    person,
    attempts,
    grants,
    skills,
    earned,
    offered: offered.map(({ slug, title, levels }) => ({
      slug,
      title: title[locale],
      levels: levels.map(({ level, title: name }) => ({ level, title: name[locale] })),
    })),
    mostExtraTime: MOST_EXTRA_TIME,
    mayChangeRole: hasRole(operator, 'admin') && operator.id !== person.id,
    title: titleOf(request, 'datasets.one', { name: person.name ?? person.email ?? person.id }),
  }
}

const schema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('role'), role: z.enum(['labeler', 'reviewer', 'operator', 'admin']) }),
  z.object({
    intent: z.literal('extra-time'),
    factor: z.coerce
      .number('operate:person.badFactor')
      .min(1, 'operate:person.badFactor')
      .max(MOST_EXTRA_TIME, 'operate:person.badFactor'),
    reason: reasonSchema,
  }),
  z.object({
    intent: z.literal('issue'),
    qualification: z.string().regex(/^[a-z0-9-]{1,64}:\d{1,3}$/, 'operate:person.noQualification'),
    reason: reasonSchema,
  }),
])

/** Changes a role (admins only) or the extra time, or issues a qualification. */
export async function action({ request, params }: ActionFunctionArgs) {
  const operator = await requireRole(request, 'operator')
  const form = await formOf(request)
  const input = schema.safeParse({ ...form })
  const intent = typeof form.intent === 'string' ? form.intent : ''
  const answer = (status: number, tone: 'good' | 'bad', message: string) => data({ intent, tone, message }, { status })
  const userId = params.person ?? ''
  // Who may not do it hears so before what is wrong with the form.
  if (intent === 'role') await requireRole(request, 'admin')
  if (!input.success) return answer(400, 'bad', problemsOf(input.error)[0]!.message)
  const at = { userId, now: now() }
  switch (input.data.intent) {
    case 'role': {
      const { outcome } = await changeRole({ actorId: operator.id, role: input.data.role, ...at })
      if (outcome === 'unknown') return notFound('Person')
      return outcome === 'self'
        ? answer(403, 'bad', 'operate:person.ownRole')
        : answer(200, 'good', 'operate:person.done')
    }
    case 'extra-time': {
      const { factor, reason } = input.data
      const { outcome } = await changeExtraTime({ actorId: operator.id, factor, reason, ...at })
      return outcome === 'unknown' ? notFound('Person') : answer(200, 'good', 'operate:person.done')
    }
    case 'issue': {
      const [qualification = '', level] = input.data.qualification.split(':')
      const { reason } = input.data
      const issued = await issueQualification({
        operatorId: operator.id,
        qualification,
        level: Number(level),
        reason,
        ...at,
      })
      if (issued.outcome === 'unknown-person') return notFound('Person')
      if (issued.outcome === 'issued') return redirect(`/operate/grants/${issued.grant}`, 303)
      return answer(issued.outcome === 'held' ? 409 : 400, 'bad', `operate:person.issue.${issued.outcome}`)
    }
  }
}

export default function PersonPage() {
  const { t, i18n } = useTranslation()
  const { person, attempts, grants, skills, earned, offered, mayChangeRole, mostExtraTime } =
    useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const locale = i18n.language
  const name = person.name ?? t('operate:nobody')
  return (
    <>
      <PageHeader
        title={name}
        lead={
          <>
            {person.email ? <span className="break-all">{person.email} · </span> : null}
            {t('operate:people.since', { when: formatDate(person.joinedAt, locale) })}
          </>
        }
      >
        <Badge tone={person.role === 'labeler' ? 'plain' : 'gold'}>{t(`operate:role.${person.role}`)}</Badge>
        {person.left ? <Badge tone="warn">{t('operate:person.left')}</Badge> : null}
        {!person.left && person.email === null ? <Badge tone="info">{t('operate:person.guest')}</Badge> : null}
        {person.extraTimeFactor > 1 ? (
          <Badge tone="info">{t('operate:person.factor', { factor: person.extraTimeFactor })}</Badge>
        ) : null}
      </PageHeader>
      {answer ? (
        <Notice tone={answer.tone as 'good' | 'bad'} className="mb-4">
          {t(answer.message)}
        </Notice>
      ) : null}
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
          <Grants grants={grants} />
          <Attempts attempts={attempts} />
          <Card aria-labelledby="skills">
            <h2 id="skills" className="text-xl font-bold">
              {t('operate:person.skills')}
            </h2>
            {skills.length === 0 ? <p className="mt-2 text-muted">{t('operate:person.noSkills')}</p> : null}
            <ul className="mt-2 grid gap-x-6 sm:grid-cols-2">
              {skills.map(({ class: className, kind, skill }) => (
                <li
                  key={`${kind} ${className}`}
                  className="flex items-center justify-between gap-3 border-b border-line py-2"
                >
                  <span>{className}</span>
                  <span className="tabular-nums">{skill === null ? '–' : formatShare(skill, locale)}</span>
                </li>
              ))}
            </ul>
          </Card>
          <Card aria-labelledby="earned">
            <h2 id="earned" className="text-xl font-bold">
              {t('operate:person.earned')}
            </h2>
            {earned.length === 0 ? <p className="mt-2 text-muted">{t('operate:person.nothingEarned')}</p> : null}
            <ul className="mt-2">
              {earned.map(({ currency, amountMinor, entries }) => (
                <li key={currency} className="flex flex-wrap items-baseline gap-x-3">
                  <span className="text-2xl font-bold tabular-nums">{formatMoney(amountMinor, currency, locale)}</span>
                  <span className="text-muted">{t('operate:person.entries', { count: entries })}</span>
                </li>
              ))}
            </ul>
          </Card>
        </div>
        {person.left || person.email === null ? null : (
          <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
            <Issue offered={offered} />
            <ExtraTime factor={person.extraTimeFactor} most={mostExtraTime} />
            {mayChangeRole ? <RoleChange role={person.role} /> : null}
          </div>
        )}
      </div>
    </>
  )
}
