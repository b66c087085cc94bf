import { useFetcher } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/components/button.tsx'
import { INPUT } from '#app/components/ui.tsx'
import { type Preview, Thumbnail } from './thumbnail.tsx'

interface Page {
  items: (Preview & { id: string; key: string; objects: number | null })[]
  hasNext: boolean
  total: number
  page: number
}

/**
 * Chooses pictures by hand, page by page; what was chosen on other pages stays. The keys travel in one hidden field.
 * `onChange` tells the form, because hidden fields say nothing themselves.
 */
export function ItemPicker({
  name,
  dataset,
  classes,
  onChange,
}: {
  name: string
  dataset: string
  classes: readonly string[]
  onChange: () => void
}) {
  const { t } = useTranslation()
  const { load, data, state } = useFetcher<Page>()
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const [page, setPage] = useState(1)
  const [className, setClassName] = useState('')
  useEffect(() => {
    load(`/operate/datasets/${dataset}/items?page=${page}&class=${encodeURIComponent(className)}`)
  }, [load, dataset, page, className])
  useEffect(onChange, [picked, onChange])
  const toggle = (key: string) =>
    setPicked((before) => {
      const next = new Set(before)
      if (!next.delete(key)) next.add(key)
      return next
    })
  return (
    <fieldset className="mb-4 rounded-lg border border-line p-3">
      <legend className="px-1 font-medium">{t('operate:make.pick')}</legend>
      <input type="hidden" name={name} value={JSON.stringify([...picked])} />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p role="status" className="font-medium">
          {t('operate:make.picked', { count: picked.size })}
        </p>
        <select
          aria-label={t('operate:make.pickFilter')}
          value={className}
          onChange={(event) => {
            setClassName(event.currentTarget.value)
            setPage(1)
          }}
          className={`${INPUT} max-w-56`}
        >
          <option value="">{t('operate:make.pickAll')}</option>
          {classes.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </select>
      </div>
      <ul className="mt-3 grid grid-cols-2 gap-2 sm:grid-cols-3 lg:grid-cols-4" aria-busy={state === 'loading'}>
        {data?.items.map(({ id, key, picture, excerpt, objects }) => (
          <li key={id}>
            <label className="block cursor-pointer overflow-hidden rounded-lg border-2 border-line bg-raised has-[:checked]:border-gold has-[:focus-visible]:outline-3 has-[:focus-visible]:outline-info">
              <Thumbnail picture={picture} excerpt={excerpt} />
              <span className="flex min-h-11 items-center gap-2 px-2 py-1 text-sm">
                <input
                  type="checkbox"
                  aria-label={key}
                  checked={picked.has(key)}
                  onChange={() => toggle(key)}
                  className="size-5 shrink-0 accent-gold"
                />
                <span className="min-w-0">
                  <span className="block truncate">{key}</span>
                  {objects === null ? null : (
                    <span className="text-muted">{t('operate:datasets.objects', { count: objects })}</span>
                  )}
                </span>
              </span>
            </label>
          </li>
        ))}
      </ul>
      {data && (page > 1 || data.hasNext) ? (
        <div className="mt-3 flex items-center justify-between gap-2">
          <Button type="button" look="secondary" disabled={page === 1} onClick={() => setPage(page - 1)}>
            {t('common:previous')}
          </Button>
          <span className="text-sm text-muted">{t('common:page', { page })}</span>
          <Button type="button" look="secondary" disabled={!data.hasNext} onClick={() => setPage(page + 1)}>
            {t('common:next')}
          </Button>
        </div>
      ) : null}
    </fieldset>
  )
}
