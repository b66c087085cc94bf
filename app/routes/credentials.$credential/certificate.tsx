import { useTranslation } from 'react-i18next'
import { formatDate, formatShare } from '#app/components/format.ts'
import { Logo } from '#app/components/shell/logo.tsx'
import { Badge } from '#app/components/ui.tsx'
import type { CredentialView } from './route.tsx'

const TONES = { valid: 'good', suspended: 'warn', expired: 'plain', revoked: 'bad' } as const

/** The credential itself: who, what, how well, until when, and where to check it. */
export function Certificate({ credential }: { credential: CredentialView }) {
  const { t, i18n } = useTranslation()
  const date = (value: string) => formatDate(value, i18n.language)
  const share = (value: number) => formatShare(value, i18n.language)
  const { evidence, state, holderName, qr, address } = credential
  const facts = [
    { name: 'state', text: <Badge tone={TONES[state]}>{t(`credential:state.${state}`)}</Badge> },
    { name: 'granted', text: date(credential.grantedAt) },
    { name: 'expires', text: credential.expiresAt ? date(credential.expiresAt) : t('credential:page.never') },
    ...(evidence.score === undefined
      ? []
      : [{ name: 'score', text: <Score evidence={{ ...evidence, score: evidence.score }} share={share} /> }]),
    ...(evidence.items === undefined
      ? []
      : [{ name: 'items', text: t('credential:page.itemsText', { count: evidence.items }) }]),
    { name: 'basis', text: t(credential.byExam ? 'credential:page.byExam' : 'credential:page.byHand') },
    { name: 'issuer', text: t('credential:page.issuerText') },
  ]
  return (
    <article className="rounded-lg border-2 border-gold bg-raised p-5 sm:p-8">
      <header className="flex items-start gap-4">
        <Logo className="size-12 shrink-0" />
        <div>
          <p className="text-sm text-muted">{t('credential:page.name')}</p>
          <h1 className="text-2xl font-bold sm:text-3xl">{credential.qualification}</h1>
          <p className="mt-1 font-medium text-gold-ink">{credential.level}</p>
        </div>
      </header>
      <p className="mt-6 text-sm text-muted">{t('credential:page.holder')}</p>
      <p className="text-xl font-semibold">{holderName ?? t('credential:page.nameless')}</p>
      <p className="mt-4">{credential.summary}</p>
      <div className="mt-6 flex flex-wrap items-start justify-between gap-6">
        <dl className="grid min-w-0 flex-1 basis-72 grid-cols-[max-content_minmax(0,1fr)] gap-x-6 gap-y-3">
          {facts.map(({ name, text }) => (
            <div key={name} className="contents">
              <dt className="text-muted">{t(`credential:page.fact.${name}`)}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
        <figure className="w-40">
          {/* Dark on white in every theme: readers of such codes expect it. */}
          <svg
            viewBox={`-4 -4 ${qr.size + 8} ${qr.size + 8}`}
            role="img"
            aria-label={t('credential:page.qr')}
            shapeRendering="crispEdges"
            className="w-full rounded-lg"
          >
            <rect x="-4" y="-4" width={qr.size + 8} height={qr.size + 8} fill="#ffffff" />
            <path d={qr.path} fill="#000000" />
          </svg>
          <figcaption className="mt-1 text-sm text-muted">{t('credential:page.qrText')}</figcaption>
        </figure>
      </div>
      <h2 className="mt-6 font-semibold">
        {t(credential.byExam ? 'credential:page.criteria' : 'credential:page.criteriaByHand')}
      </h2>
      {credential.criteria.split(/\n{2,}/).map((paragraph) => (
        <p key={paragraph} className="mt-2">
          {paragraph}
        </p>
      ))}
      <footer className="mt-6 border-t border-line pt-4 text-sm text-muted">
        <p>
          {t('credential:page.address')}{' '}
          <a href={address} className="text-gold-ink break-all underline">
            {address}
          </a>
        </p>
        <p className="mt-2">{t('credential:page.signature')}</p>
      </footer>
    </article>
  )
}

function Score({
  evidence: { score, interval, cut },
  share,
}: {
  evidence: CredentialView['evidence'] & { score: number }
  share: (value: number) => string
}) {
  const { t } = useTranslation()
  return (
    <>
      <strong>{share(score)}</strong>
      {cut === undefined ? '' : ` ${t('credential:page.cut', { cut: share(cut) })}`}
      {interval ? (
        <span className="block text-sm text-muted">
          {t('credential:page.interval', { low: share(interval.low), high: share(interval.high) })}
        </span>
      ) : null}
    </>
  )
}
