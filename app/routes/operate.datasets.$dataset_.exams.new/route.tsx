import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, data, redirect } from '@remix-run/node'
import { Form, type ShouldRevalidateFunction, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/components/button.tsx'
import { Notice, PageHeader } from '#app/components/ui.tsx'
import { type ExamPreview, makeExam, previewExam } from '#app/features/datasets/make-of-dataset.server.ts'
import { now } from '#app/platform/clock.server.ts'
import { notFound } from '#app/platform/http.server.ts'
import { requireRole } from '#app/platform/session.server.ts'
import { type Problems, useProblem } from '#app/routes/operate/form-parts.tsx'
import { choicesFor } from '#app/routes/operate/make-choices.server.ts'
import { titleOf } from '#app/routes/operate/page.server.ts'
import { ClassFields, NameFields, RubricFields } from '#app/routes/operate/task-fields.tsx'
import { useFirstProblem } from '#app/routes/operate/use-first-problem.ts'
import { usePreview } from '#app/routes/operate/use-preview.ts'
import { PartsFields } from './parts.tsx'
import { Preview } from './preview.tsx'
import { QualificationFields } from './qualification.tsx'
import { SittingFields } from './sitting.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

/** A preview changes nothing that was loaded. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ formData, defaultShouldRevalidate }) =>
  formData?.get('intent') === 'preview' ? false : defaultShouldRevalidate

/** Operators: the form that makes an exam of an imported dataset. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireRole(request, 'operator')
  const choices = await choicesFor(request, params.dataset ?? '', 'exam')
  return { choices, title: titleOf(request, 'make.examOf', { name: choices.dataset.name }) }
}

/** Shows what would be made (`intent=preview`), or makes it. */
export async function action({ request, params }: ActionFunctionArgs) {
  const operator = await requireRole(request, 'operator')
  const dataset = params.dataset ?? ''
  const form = await request.formData()
  if (form.get('intent') === 'preview') return { preview: await previewExam(dataset, form), problems: {} }
  const made = await makeExam(dataset, form, { operatorId: operator.id, now: now() })
  if (made.outcome === 'unknown') return notFound('Dataset')
  if (made.outcome === 'invalid') return data({ preview: null, problems: made.problems }, { status: 400 })
  return redirect(`/operate/exams?made=${made.slug}`, 303)
}

const NONE: Problems = {}

export default function NewExamPage() {
  const { t } = useTranslation()
  const { choices } = useLoaderData<typeof loader>()
  const problems = useActionData<typeof action>()?.problems ?? NONE
  const problem = useProblem(problems)
  const busy = useNavigation().state === 'submitting'
  const { form, onChange, preview } = usePreview<{ preview: ExamPreview | null }>()
  useFirstProblem(form, problems)
  return (
    <>
      <PageHeader title={t('operate:make.examOf', { name: choices.dataset.name })} lead={t('operate:make.examLead')} />
      <Form method="post" ref={form} onChange={onChange} noValidate>
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-[minmax(0,1fr)_18rem]">
          <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
            {Object.keys(problems).length > 0 ? (
              <Notice tone="bad" title={t('operate:make.notMade')}>
                {problem('form')}
              </Notice>
            ) : null}
            <NameFields choices={choices} problems={problems} prefix="/exams/" />
            <ClassFields choices={choices} problems={problems} />
            <PartsFields choices={choices} problems={problems} onChange={onChange} />
            <RubricFields problems={problems} />
            <SittingFields choices={choices} problems={problems} />
            <QualificationFields choices={choices} problems={problems} />
          </div>
          <Preview preview={preview?.preview ?? null}>
            <Button className="mt-4 w-full" disabled={busy}>
              {t('operate:make.publishExam')}
            </Button>
            <p className="mt-2 text-sm text-muted">{t('operate:make.publishHint')}</p>
          </Preview>
        </div>
      </Form>
    </>
  )
}
