import { useTranslation } from 'react-i18next'

interface Said {
  message: string
  params: Record<string, string | number>
}

/** A requirement put into words for one person: each condition with whether it is met and, if not, why. */
export type ShownRequirement =
  | { type: 'all' | 'any'; satisfied: boolean; parts: ShownRequirement[] }
  | ({ type: 'condition'; satisfied: boolean; obstacle: Said | null } & Said)

/**
 * The requirement as a list of ✓ and ✗; the marks are also said in words. For somebody who is not known
 * (`known` false) it is only told, not judged.
 */
export function Requirement({ of: part, known = true }: { of: ShownRequirement; known?: boolean }) {
  return part.type === 'condition' ? (
    <ul>
      <Condition of={part} known={known} />
    </ul>
  ) : (
    <Group of={part} known={known} />
  )
}

function Group({ of: { type, parts }, known }: { of: Extract<ShownRequirement, { parts: unknown }>; known: boolean }) {
  const { t } = useTranslation()
  return (
    <div>
      {parts.length > 1 ? <p className="mb-2 text-sm text-muted">{t(`work:requirement.${type}`)}</p> : null}
      <ul className="space-y-2">
        {parts.map((part, index) =>
          part.type === 'condition' ? (
            <Condition key={index} of={part} known={known} />
          ) : (
            <li key={index} className="border-l-2 border-line pl-3">
              <Group of={part} known={known} />
            </li>
          ),
        )}
      </ul>
    </div>
  )
}

function Condition({ of: part, known }: { of: Extract<ShownRequirement, { type: 'condition' }>; known: boolean }) {
  const { t } = useTranslation()
  const look = !known ? 'bg-sunken text-muted' : part.satisfied ? 'bg-good-soft text-good' : 'bg-bad-soft text-bad'
  const said = known ? (part.satisfied ? 'met' : 'unmet') : 'asked'
  return (
    <li className="flex items-start gap-3">
      <span className={`mt-0.5 grid size-6 shrink-0 place-items-center rounded-full ${look}`}>
        <Mark kind={said} />
        <span className="sr-only">{t(`work:requirement.${said}`)}: </span>
      </span>
      <span>
        {t(part.message, part.params)}
        {known && part.obstacle ? (
          <span className="block text-sm text-muted">{t(part.obstacle.message, part.obstacle.params)}</span>
        ) : null}
      </span>
    </li>
  )
}

const PATHS = { met: 'm3.5 8.5 3 3 6-7', unmet: 'm4 4 8 8m0-8-8 8', asked: 'M4 8h8' }

function Mark({ kind }: { kind: keyof typeof PATHS }) {
  return (
    <svg viewBox="0 0 16 16" className="size-4" aria-hidden="true" focusable="false">
      <path
        d={PATHS[kind]}
        className="fill-none stroke-current"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
