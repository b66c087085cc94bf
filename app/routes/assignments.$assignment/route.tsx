import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { visibleMsFieldSchema } from '#app/domain/labels/visible-ms.ts'
import { loadAssignment } from '#app/features/assignments/load-assignment.server.ts'
import { renewLease } from '#app/features/assignments/renew-lease.server.ts'
import { returnAssignment } from '#app/features/assignments/return-assignment.server.ts'
import { submitAssignment } from '#app/features/assignments/submit-assignment.server.ts'
import { now } from '#app/platform/clock.server.ts'
import { badRequest, found, notFound, parseForm } from '#app/platform/http.server.ts'
import { localeOf } from '#app/platform/i18n.server.ts'
import { i18nOf } from '#app/platform/messages.server.ts'
import { requireUser } from '#app/platform/session.server.ts'
import { Expired, Trouble } from './trouble.tsx'
import { Outcome } from './outcome.tsx'
import { Workbench } from './workbench.tsx'

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [{ title: `${loaded?.title} · Assay` }]

/** While somebody works, the page has the screen to itself. */
export const handle = {
  bare: (loaded: Awaited<ReturnType<typeof loader>> | undefined) => loaded?.assignment.state === 'running',
}

/** A labeler's own task: at work, run out, given back, or decided. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requireUser(request)
  const locale = localeOf(request)
  const at = { locale, now: now() }
  const assignment = found(await loadAssignment(params.assignment ?? '', user.id, at), 'Assignment')
  return { title: i18nOf[locale].t('work:assignment.title', { project: assignment.project.title }), assignment }
}

/** Longer than the JSON of the largest label that is allowed. */
const LONGEST = 250_000
const schema = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('submit'),
    label: z.string().max(LONGEST, 'is too long'),
    visibleMs: visibleMsFieldSchema,
  }),
  z.object({ intent: z.literal('return') }),
  z.object({ intent: z.literal('renew') }),
])

interface Refused {
  /** Names the message: work:assignment.<problem>. */
  problem: 'invalid' | 'expired' | 'gone' | 'locked' | 'otherOpen'
  where?: { where: string; message: string }[]
  href?: string
}
const refuse = (status: number, refused: Refused) => data(refused, { status })

/** Hands in, gives back, or takes again a task whose time ran out. */
export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requireUser(request)
  const form = await parseForm(request, schema)
  if (!form.ok) return badRequest(form.problems)
  const id = params.assignment ?? ''
  if (form.value.intent === 'submit') {
    const { label, visibleMs } = form.value
    return submit({ assignmentId: id, userId: user.id, label: json(label), visibleMs })
  }
  if (form.value.intent === 'renew') return renew(id, user.id)
  const returned = await returnAssignment(id, user.id, now())
  return returned.outcome === 'missing' ? notFound('Assignment') : redirect(`/assignments/${id}`)
}

async function submit(answer: Parameters<typeof submitAssignment>[0]) {
  const submitted = await submitAssignment(answer, now())
  switch (submitted.outcome) {
    case 'missing':
      return notFound('Assignment')
    case 'invalid':
      return refuse(400, { problem: 'invalid', where: submitted.problems })
    case 'expired':
      return refuse(409, { problem: 'expired' })
    default:
      return redirect(`/assignments/${answer.assignmentId}`)
  }
}

async function renew(id: string, userId: string) {
  const renewed = await renewLease(id, userId, now())
  switch (renewed.outcome) {
    case 'missing':
      return notFound('Assignment')
    case 'gone':
      return refuse(409, { problem: 'gone' })
    case 'locked':
      return refuse(403, { problem: 'locked' })
    case 'other-open':
      return refuse(409, { problem: 'otherOpen', href: `/assignments/${renewed.assignmentId}` })
    default:
      return redirect(`/assignments/${id}`)
  }
}

/** Parsed JSON; what cannot be read is no label. */
function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

export default function AssignmentPage() {
  const { assignment } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>() as Refused | undefined
  const { t } = useTranslation()
  return (
    <>
      <h1 className="text-xl font-bold sm:text-2xl">
        {t('work:assignment.title', { project: assignment.project.title })}
      </h1>
      {refused && refused.problem !== 'expired' ? <Trouble {...refused} project={assignment.project.slug} /> : null}
      {assignment.state === 'running' ? (
        <Workbench key={assignment.leaseExpiresAt} assignment={assignment} ranOut={refused?.problem === 'expired'} />
      ) : assignment.state === 'expired' ? (
        <Expired project={assignment.project.slug} />
      ) : (
        <Outcome assignment={assignment} />
      )}
    </>
  )
}
