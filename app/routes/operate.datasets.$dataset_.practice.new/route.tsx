import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, data, redirect } from '@remix-run/node'
import { Form, type ShouldRevalidateFunction, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/components/button.tsx'
import { Card, Notice, PageHeader } from '#app/components/ui.tsx'
import { type PracticePreview, makePractice, previewPractice } from '#app/features/datasets/make-of-dataset.server.ts'
import { now } from '#app/platform/clock.server.ts'
import { notFound } from '#app/platform/http.server.ts'
import { requireRole } from '#app/platform/session.server.ts'
import { type Problems, Section, SelectField, useProblem } from '#app/routes/operate/form-parts.tsx'
import { ItemPicker } from '#app/routes/operate/item-picker.tsx'
import { choicesFor } from '#app/routes/operate/make-choices.server.ts'
import { titleOf } from '#app/routes/operate/page.server.ts'
import { ClassFields, NameFields, RubricFields } from '#app/routes/operate/task-fields.tsx'
import { useFirstProblem } from '#app/routes/operate/use-first-problem.ts'
import { usePreview } from '#app/routes/operate/use-preview.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

/** A preview changes nothing that was loaded. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ formData, defaultShouldRevalidate }) =>
  formData?.get('intent') === 'preview' ? false : defaultShouldRevalidate

/** Operators: the form that makes practice of an imported dataset. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireRole(request, 'operator')
  const choices = await choicesFor(request, params.dataset ?? '', 'practice')
  return { choices, title: titleOf(request, 'make.practiceOf', { name: choices.dataset.name }) }
}

/** Shows what would be made (`intent=preview`), or makes it. */
export async function action({ request, params }: ActionFunctionArgs) {
  const operator = await requireRole(request, 'operator')
  const dataset = params.dataset ?? ''
  const form = await request.formData()
  if (form.get('intent') === 'preview') return { preview: await previewPractice(dataset, form), problems: {} }
  const made = await makePractice(dataset, form, { operatorId: operator.id, now: now() })
  if (made.outcome === 'unknown') return notFound('Dataset')
  if (made.outcome === 'invalid') return data({ preview: null, problems: made.problems }, { status: 400 })
  return redirect(`/operate/practice?made=${made.slug}`, 303)
}

const NONE: Problems = {}

export default function NewPracticePage() {
  const { t } = useTranslation()
  const { choices } = useLoaderData<typeof loader>()
  const problems = useActionData<typeof action>()?.problems ?? NONE
  const problem = useProblem(problems)
  const busy = useNavigation().state === 'submitting'
  const { form, onChange, preview } = usePreview<{ preview: PracticePreview | null }>()
  useFirstProblem(form, problems)
  const [source, setSource] = useState('rest')
  const { name, slug } = choices.dataset
  return (
    <>
      <PageHeader title={t('operate:make.practiceOf', { name })} lead={t('operate:make.practiceLead')} />
      <Form method="post" ref={form} onChange={onChange} noValidate>
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-[minmax(0,1fr)_18rem]">
          <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
            {Object.keys(problems).length > 0 ? (
              <Notice tone="bad" title={t('operate:make.notMade')}>
                {problem('form')}
              </Notice>
            ) : null}
            <NameFields choices={choices} problems={problems} prefix="/practice/" />
            <ClassFields choices={choices} problems={problems} />
            <Section id="which" title={t('operate:make.which')}>
              <SelectField
                name="source"
                label={t('operate:make.which')}
                error={problem('source')}
                value={source}
                onChange={(event) => setSource(event.currentTarget.value)}
              >
                <option value="rest">{t('operate:make.source.all')}</option>
                <option value="picked">{t('operate:make.source.picked')}</option>
              </SelectField>
              {source === 'picked' ? (
                <ItemPicker
                  name="picked"
                  dataset={slug}
                  classes={choices.classes.map((entry) => entry.name)}
                  onChange={onChange}
                />
              ) : null}
            </Section>
            <RubricFields problems={problems} />
          </div>
          <Card aria-labelledby="preview" className="lg:sticky lg:top-4">
            <h2 id="preview" className="text-xl font-bold">
              {t('operate:make.preview')}
            </h2>
            <p role="status" className="mt-2">
              {preview?.preview
                ? t('operate:make.matching', { count: preview.preview.matching })
                : t('operate:make.previewEmpty')}
            </p>
            <Button className="mt-4 w-full" disabled={busy}>
              {t('operate:make.publishPractice')}
            </Button>
            <p className="mt-2 text-sm text-muted">{t('operate:make.publishHint')}</p>
          </Card>
        </div>
      </Form>
    </>
  )
}
