import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, data, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/components/button.tsx'
import { Card, Field, Notice, PageHeader } from '#app/components/ui.tsx'
import { importUpload } from '#app/features/imports/import-upload.server.ts'
import { UPLOAD_LIMITS } from '#app/features/imports/receive-upload.server.ts'
import { now } from '#app/platform/clock.server.ts'
import { limit } from '#app/platform/rate-limit.server.ts'
import { requireRole } from '#app/platform/session.server.ts'
import { titleOf } from '#app/routes/operate/page.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

const megabytes = (bytes: number) => Math.round(bytes / 1_000_000)

/** Operators: upload a labeled dataset with its pictures. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requireRole(request, 'operator')
  const dataset = new URL(request.url).searchParams.get('dataset') ?? ''
  const limits = {
    files: UPLOAD_LIMITS.files,
    picture: megabytes(UPLOAD_LIMITS.pictureBytes),
    annotations: megabytes(UPLOAD_LIMITS.annotationsBytes),
    total: megabytes(UPLOAD_LIMITS.totalBytes),
  }
  return { dataset, limits, title: titleOf(request, 'upload.title') }
}

export async function action({ request }: ActionFunctionArgs) {
  const operator = await requireRole(request, 'operator')
  const refuse = (status: number, message: string) =>
    data({ problems: [{ where: 'dataset', message, values: {} }], records: [] }, { status })
  if ((await limit('upload-person', operator.id)) > 0) return refuse(429, 'operate:upload.problem.wait')
  const uploaded = await importUpload(request, operator.id, now())
  if (uploaded.outcome === 'started') return redirect(`/operate/imports/${uploaded.runId}`, 303)
  const problems = uploaded.problems.map(({ where, message, values = {} }) => ({
    where: String(where),
    message,
    values,
  }))
  return data({ problems, records: uploaded.records }, { status: uploaded.status })
}

export default function UploadPage() {
  const { t } = useTranslation()
  const { dataset, limits } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const busy = useNavigation().state === 'submitting'
  const [chosen, setChosen] = useState<{ count: number; megabytes: number } | null>(null)
  const problem = (where: string) => {
    const found = answer?.problems.find((entry) => entry.where === where)
    return found && t(found.message, found.values)
  }
  const tooLarge = chosen !== null && (chosen.megabytes > limits.total || chosen.count > limits.files)
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader title={t('operate:upload.title')} lead={t('operate:upload.lead')} />
      {answer && answer.problems.length > 0 ? (
        <Notice tone="bad" title={t('operate:upload.refused')} className="mb-4">
          <ul className="mt-1 list-disc pl-5">
            {answer.problems.map(({ message, values }, index) => (
              <li key={index} className="break-words">
                {t(message, values)}
              </li>
            ))}
          </ul>
          {answer.records.length > 0 ? (
            <ul className="mt-2 grid gap-1 text-sm" lang="en">
              {answer.records.map(({ where, message }, index) => (
                <li key={index} className="break-words">
                  <code className="font-mono">{where}</code> {message}
                </li>
              ))}
            </ul>
          ) : null}
        </Notice>
      ) : null}
      <Card>
        <Form method="post" encType="multipart/form-data">
          <Field
            id="dataset"
            name="dataset"
            label={t('operate:upload.dataset')}
            hint={t('operate:upload.datasetHint')}
            error={problem('dataset')}
            defaultValue={dataset}
            required
            maxLength={64}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
          />
          <Field
            id="annotations"
            name="annotations"
            type="file"
            accept=".json,application/json"
            label={t('operate:upload.annotations')}
            hint={t('operate:upload.annotationsHint', { limit: limits.annotations })}
            error={problem('annotations')}
            required
          />
          <Field
            id="pictures"
            name="pictures"
            type="file"
            accept="image/*"
            multiple
            label={t('operate:upload.pictures')}
            hint={t('operate:upload.picturesHint', { limit: limits.picture, total: limits.total, files: limits.files })}
            error={problem('pictures')}
            onChange={(event) => {
              const files = [...(event.currentTarget.files ?? [])]
              const bytes = files.reduce((sum, { size }) => sum + size, 0)
              setChosen({ count: files.length, megabytes: Math.ceil(bytes / 1_000_000) })
            }}
            required
          />
          <p role="status" className={`mb-4 text-sm ${tooLarge ? 'font-medium text-bad' : 'text-muted'}`}>
            {busy
              ? t('operate:upload.sending')
              : chosen
                ? t(tooLarge ? 'operate:upload.tooLarge' : 'operate:upload.chosen', chosen)
                : ''}
          </p>
          <Button className="w-full" disabled={busy || tooLarge}>
            {t(busy ? 'operate:upload.busy' : 'operate:upload.start')}
          </Button>
        </Form>
      </Card>
      <p className="mt-4 text-sm text-muted">{t('operate:upload.cli')}</p>
    </div>
  )
}
