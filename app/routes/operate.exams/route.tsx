import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { ButtonLink } from '#app/components/button.tsx'
import { PageHeader } from '#app/components/ui.tsx'
import { slugSchema } from '#app/domain/slug.ts'
import { loadDefinitions } from '#app/features/operators/load-definitions.server.ts'
import { offerDefinition, withdrawDefinition } from '#app/features/operators/withdraw-definition.server.ts'
import { now } from '#app/platform/clock.server.ts'
import { formOf, notFound, parsed } from '#app/platform/http.server.ts'
import { localeOf } from '#app/platform/i18n.server.ts'
import { requireRole } from '#app/platform/session.server.ts'
import { DefinitionList } from '#app/routes/operate/definition-list.tsx'
import { titleOf } from '#app/routes/operate/page.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

/** Operators: every exam, and how it is used. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requireRole(request, 'operator')
  const locale = localeOf(request)
  const definitions = loadDefinitions('exam').map(({ title, ...rest }) => ({ ...rest, title: title[locale] }))
  const made = new URL(request.url).searchParams.get('made')
  return { definitions, made, title: titleOf(request, 'room.exams') }
}

const schema = z.object({ intent: z.enum(['withdraw', 'offer']), slug: slugSchema })

/** Withdraws one, or offers it again. */
export async function action({ request }: ActionFunctionArgs) {
  const operator = await requireRole(request, 'operator')
  const { intent, slug } = parsed(schema, await formOf(request))
  const change = intent === 'withdraw' ? withdrawDefinition : offerDefinition
  const { outcome } = await change({ type: 'exam', slug, operatorId: operator.id, now: now() })
  return outcome === 'unknown' ? notFound('Definition') : redirect('/operate/exams', 303)
}

export default function ExamListPage() {
  const { t } = useTranslation()
  const { definitions, made } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title={t('operate:room.exams')} lead={t('operate:defined.lead.exams')}>
        <ButtonLink to="/operate/datasets" look="secondary">
          {t('operate:defined.fromDataset')}
        </ButtonLink>
      </PageHeader>
      <DefinitionList type="exams" definitions={definitions} made={made} />
    </>
  )
}
