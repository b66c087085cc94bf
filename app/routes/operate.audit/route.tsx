import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Pagination } from '#app/components/pagination.tsx'
import { EmptyState, PageHeader } from '#app/components/ui.tsx'
import { loadAudit } from '#app/features/operators/load-audit.server.ts'
import { requireRole } from '#app/platform/session.server.ts'
import { EventList } from '#app/routes/operate/event-list.tsx'
import { pageOf, titleOf } from '#app/routes/operate/page.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

/** Operators: every act of power, newest first. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requireRole(request, 'operator')
  const page = pageOf(request)
  return { page, ...(await loadAudit({ page })), title: titleOf(request, 'room.audit') }
}

export default function AuditPage() {
  const { t } = useTranslation()
  const { events, page, hasNext } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title={t('operate:room.audit')} lead={t('operate:audit.lead')} />
      {events.length === 0 ? <EmptyState title={t('operate:audit.empty')} /> : <EventList events={events} />}
      <Pagination page={page} hasNext={hasNext} />
    </>
  )
}
