import { useTranslation } from 'react-i18next'
import { Button } from '#app/components/button.tsx'
import { formatDateTime } from '#app/components/format.ts'
import { Notice } from '#app/components/ui.tsx'
import type { Found } from './use-gold-draft.ts'

interface Props {
  found: Found
  /** The version that is edited now; null when there is none. */
  version: number | null
  onThrowAway: (found: Found) => void
  onBringBack: (found: Found) => void
  onPutOver: (found: Found) => void
}

/** What was found unfinished in this browser, and what can be done with it. */
export function DraftNote({ found, version, onThrowAway, onBringBack, onPutOver }: Props) {
  const { t, i18n } = useTranslation()
  const { state, draft, thrown } = found
  const values = { at: formatDateTime(draft.at, i18n.language), from: draft.version ?? 0, version: version ?? 0 }
  const asks = state === 'older' && !thrown
  return (
    <Notice
      tone={state === 'restored' || thrown ? 'info' : 'warn'}
      title={t(`operate:item.draft.${thrown ? 'thrown' : state}`, values)}
      className="mb-4"
    >
      {thrown ? null : <p>{t(`operate:item.draft.${state}Text`, values)}</p>}
      <div className="mt-2 flex flex-wrap gap-2">
        {/* One button with two meanings: the focus stays on it. */}
        <Button type="button" look="secondary" onClick={() => (thrown ? onBringBack : onThrowAway)(found)}>
          {t(`operate:item.draft.${thrown ? 'bringBack' : 'throwAway'}`)}
        </Button>
        {asks ? (
          <Button
            type="button"
            look="secondary"
            onClick={({ currentTarget }) => {
              // This button goes: the focus must not go with it.
              currentTarget.parentElement?.querySelector('button')?.focus()
              onPutOver(found)
            }}
          >
            {t('operate:item.draft.putOver', values)}
          </Button>
        ) : null}
      </div>
    </Notice>
  )
}
