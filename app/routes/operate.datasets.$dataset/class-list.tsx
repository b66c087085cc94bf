import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'

interface Counted {
  name: string
  pictures: number
  objects: number
}

/** The classes of a dataset; each counted one shows only its pictures. Those that never occur are folded away. */
export function ClassList({
  classes,
  at,
  current,
  counted,
}: {
  classes: readonly Counted[]
  at: string
  current: string | null
  counted: boolean
}) {
  const { t } = useTranslation()
  const shown = counted ? classes.filter(({ pictures }) => pictures > 0) : classes
  const never = counted ? classes.filter(({ pictures }) => pictures === 0) : []
  return (
    <details open>
      <summary className="flex min-h-11 cursor-pointer items-center">
        <h2 id="classes" className="text-xl font-bold">
          {t('operate:datasets.classes', { count: classes.length })}
        </h2>
      </summary>
      <ul className="max-h-60 overflow-y-auto lg:max-h-96">
        {current ? (
          <li>
            <Link to={at} className="flex min-h-11 items-center font-semibold text-gold-ink underline">
              {t('operate:datasets.allClasses')}
            </Link>
          </li>
        ) : null}
        {shown.map(({ name, pictures, objects }) => (
          <li key={name} className="flex min-h-11 items-center justify-between gap-3 border-b border-line py-1">
            {counted ? (
              <Link
                to={`${at}?class=${encodeURIComponent(name)}`}
                aria-current={name === current ? 'true' : undefined}
                className="flex min-h-11 flex-1 items-center text-gold-ink underline aria-[current]:font-bold"
              >
                {name}
              </Link>
            ) : (
              <span>{name}</span>
            )}
            {counted ? (
              <span className="text-right text-sm text-muted tabular-nums">
                {t('operate:datasets.classCount', { pictures, objects })}
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      {never.length > 0 ? (
        <details className="mt-2 text-sm text-muted">
          <summary className="flex min-h-11 cursor-pointer items-center">
            {t('operate:datasets.never', { count: never.length })}
          </summary>
          {never.map(({ name }) => name).join(', ')}
        </details>
      ) : null}
    </details>
  )
}
