import { useTranslation } from 'react-i18next'

export type Compared = { name: string; answer: string; gold: string; agrees: boolean }

/** Answer and gold side by side, one row per thing that was judged. Where they differ, a sign and a word say so. */
export function Comparison({ caption, rows }: { caption: string; rows: readonly Compared[] }) {
  const { t } = useTranslation('labeling')
  // Wide enough for a word: anywhere else than within one, lines break as they like.
  const cell = 'min-w-[92px] break-keep px-3 py-2 text-left align-top'
  return (
    <div className="min-w-0 overflow-hidden rounded-lg border border-line bg-raised">
      <table className="lab-compared w-full text-sm wrap-anywhere hyphens-auto">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="border-b border-line text-muted">
            <th scope="col" className={cell}>
              {caption}
            </th>
            <th scope="col" className={cell}>
              {t('findings.compare.answer')}
            </th>
            <th scope="col" className={cell}>
              {t('findings.compare.gold')}
            </th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {rows.map(({ name, answer, gold, agrees }) => (
            <tr key={name}>
              <th scope="row" className={`${cell} font-medium text-ink`}>
                {name}
              </th>
              <td className={`${cell} ${agrees ? 'text-good' : 'text-bad'} font-medium`}>
                <span aria-hidden>{agrees ? '✓ ' : '≠ '}</span>
                {answer}
              </td>
              <td className={`${cell} text-ink`}>{gold}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
