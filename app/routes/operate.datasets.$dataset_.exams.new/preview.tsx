import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Card } from '#app/components/ui.tsx'

interface Planned {
  parts: { title: { en: string; ko: string }; count: number; matching: number }[]
  sittings: number
}

/** What the preview calls a part without a name. */
const UNNAMED = '–'

/** How many pictures each part would have, and whether they suffice. */
export function Preview({ preview, children }: { preview: Planned | null; children: ReactNode }) {
  const { t, i18n } = useTranslation()
  const locale = i18n.language === 'ko' ? 'ko' : 'en'
  return (
    <Card aria-labelledby="preview" className="lg:sticky lg:top-4">
      <h2 id="preview" className="text-xl font-bold">
        {t('operate:make.preview')}
      </h2>
      <div role="status" className="mt-2">
        {preview ? (
          <>
            <ul className="divide-y divide-line">
              {preview.parts.map(({ title, count, matching }, index) => (
                <li key={index} className="py-2">
                  <span className="block font-medium">
                    {title[locale] === UNNAMED ? t('operate:make.part', { number: index + 1 }) : title[locale]}
                  </span>
                  <span className={matching < count ? 'font-medium text-bad' : 'text-muted'}>
                    {t(matching < count ? 'operate:make.partShort' : 'operate:make.partEnough', { count, matching })}
                  </span>
                </li>
              ))}
            </ul>
            <p className="mt-2 text-sm text-muted">
              {preview.sittings > 0 ? t('operate:make.sittings', { count: preview.sittings }) : null}
            </p>
          </>
        ) : (
          <p>{t('operate:make.previewEmpty')}</p>
        )}
      </div>
      {children}
    </Card>
  )
}
