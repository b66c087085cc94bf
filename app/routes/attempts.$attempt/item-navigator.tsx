import { useTranslation } from 'react-i18next'

interface Props<T> {
  items: T[]
  /** Whether nothing that an item asks for is open. */
  isAnswered: (item: T) => boolean
  current: number
  onGoTo: (index: number) => void
}

/** Every picture of the exam by number, and whether it is answered. */
export function ItemNavigator<T extends { position: number }>({ items, isAnswered, current, onGoTo }: Props<T>) {
  const { t } = useTranslation()
  const answered = items.filter(isAnswered).length
  return (
    <nav aria-label={t('exam:room.pictures')} className="grid gap-2">
      <p className="text-sm text-muted">{t('exam:room.answeredCount', { count: answered, total: items.length })}</p>
      <ol className="flex flex-wrap gap-2">
        {items.map((item, index) => {
          const done = isAnswered(item)
          const here = index === current
          return (
            <li key={item.position}>
              <button
                type="button"
                aria-current={here ? 'step' : undefined}
                aria-label={t(done ? 'exam:room.itemAnswered' : 'exam:room.itemOpen', { number: index + 1 })}
                onClick={() => onGoTo(index)}
                className={`flex size-11 items-center justify-center rounded-lg border font-semibold ${
                  here ? 'border-2 border-ink' : 'border-line'
                } ${done ? 'bg-gold-soft text-gold-ink' : 'bg-raised text-ink'}`}
              >
                {index + 1}
                {done ? (
                  <span aria-hidden="true" className="ml-0.5 text-xs">
                    ✓
                  </span>
                ) : null}
              </button>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
