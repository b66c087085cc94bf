import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import QRCode from 'qrcode'
import { formatDate } from '#app/components/format.ts'
import { Notice } from '#app/components/ui.tsx'
import { loadCredential } from '#app/features/credentials/load-credential.server.ts'
import { now } from '#app/platform/clock.server.ts'
import { env } from '#app/platform/env.server.ts'
import { found } from '#app/platform/http.server.ts'
import { localeOf } from '#app/platform/i18n.server.ts'
import { i18nOf } from '#app/platform/messages.server.ts'
import { getUser } from '#app/platform/session.server.ts'
import { Certificate } from './certificate.tsx'
import { HolderName } from './holder-name.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.title },
  { name: 'robots', content: 'noindex, nofollow' },
]

export const headers: HeadersFunction = () => ({
  'X-Robots-Tag': 'noindex, nofollow',
  'Cache-Control': 'private, no-store',
})

/** Anybody who knows the address may see a credential; its form is for the holder. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await getUser(request)
  const locale = localeOf(request)
  const credential = found(await loadCredential(params.credential ?? '', user?.id ?? null, now()), 'Credential')
  const { title, level, summary, criteria, ...rest } = credential
  const address = `${env.FIXED_ORIGIN ?? new URL(request.url).origin}/credentials/${credential.publicId}`
  const { modules } = QRCode.create(address, { errorCorrectionLevel: 'M' })
  return {
    ...rest,
    title: `${title[locale]} · ${i18nOf[locale].t('credential:page.name')} · Assay`,
    qualification: title[locale],
    level: level[locale],
    summary: summary[locale],
    criteria: criteria[locale],
    address,
    qr: { size: modules.size, path: darkModules(modules.data, modules.size) },
  }
}

/** The dark modules of a QR code as one SVG path of unit squares, drawn in runs. */
function darkModules(data: Uint8Array, size: number): string {
  let path = ''
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      let run = 0
      while (x + run < size && data[y * size + x + run]) run++
      if (run > 0) path += `M${x} ${y}h${run}v1h-${run}z`
      x += run
    }
  return path
}

export type CredentialView = Awaited<ReturnType<typeof loader>>

export default function CredentialPage() {
  const credential = useLoaderData<typeof loader>()
  const { t, i18n } = useTranslation()
  const { state, reason, mine } = credential
  return (
    <div className="mx-auto grid max-w-3xl gap-6">
      {state === 'valid' ? null : (
        <Notice tone={state === 'expired' ? 'warn' : 'bad'} title={t(`credential:page.${state}`)}>
          {state === 'expired' && credential.expiresAt ? (
            <p>{t('credential:mine.expired', { date: formatDate(credential.expiresAt, i18n.language) })}</p>
          ) : null}
          {reason ? <p>{t('credential:page.reasonForYou', { reason })}</p> : null}
        </Notice>
      )}
      <Certificate credential={credential} />
      {mine ? <HolderName publicId={credential.publicId} name={credential.holderName} /> : null}
    </div>
  )
}
