import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadRoom } from '#app/features/attempts/load-room.server.ts'
import { now } from '#app/platform/clock.server.ts'
import { guidelineHtml } from '#app/platform/guideline.server.ts'
import { notFound } from '#app/platform/http.server.ts'
import { localeOf } from '#app/platform/i18n.server.ts'
import { requireUser } from '#app/platform/session.server.ts'
import { ExamRoom } from './exam-room.tsx'

export const handle = { bare: true }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.exam.title} · Assay` }]

/** The exam room, for the person whose attempt it is, while it is open. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requireUser(request)
  const loaded = await loadRoom(user.id, params.attempt ?? '', now())
  if (loaded.outcome === 'unknown') return notFound('Attempt')
  if (loaded.outcome === 'over') throw redirect(`/attempts/${params.attempt}/result`)
  const { room } = loaded
  const locale = localeOf(request)
  const { slug, title, kind, question, guideline, taxonomy, multiple } = room.exam
  return {
    ...room,
    exam: {
      ...{ slug, kind, taxonomy, multiple },
      title: title[locale],
      question: question?.[locale] ?? null,
      guideline: guideline ? guidelineHtml(guideline[locale]) : null,
    },
  }
}

export type RoomView = Awaited<ReturnType<typeof loader>>

export default function AttemptPage() {
  const room = useLoaderData<typeof loader>()
  return <ExamRoom key={room.id} room={room} />
}
