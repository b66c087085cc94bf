import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { NumberField, type Problems, Section, SelectField, useProblem } from '#app/routes/operate/form-parts.tsx'
import type { Choices } from '#app/routes/operate/task-fields.tsx'

/** How long, how often, after what, and when it is passed. */
export function SittingFields({ choices, problems }: { choices: Choices; problems: Problems }) {
  const { t } = useTranslation()
  const problem = useProblem(problems)
  const [measure, setMeasure] = useState('mean-score')
  const prerequisites = [
    ...choices.courses.map(({ slug, title }) => ({ value: `course:${slug}`, kind: 'course', title })),
    ...choices.qualifications.map(({ slug, title }) => ({
      value: `qualification:${slug}`,
      kind: 'qualification',
      title,
    })),
  ]
  return (
    <Section id="sitting" title={t('operate:make.sitting')}>
      <div className="grid gap-x-4 sm:grid-cols-3">
        <NumberField
          name="timeLimitMinutes"
          label={t('operate:make.minutes')}
          error={problem('timeLimitMinutes')}
          defaultValue={30}
          min={1}
          max={1440}
          required
        />
        <NumberField
          name="attempts"
          label={t('operate:make.attempts')}
          error={problem('attempts')}
          defaultValue={3}
          min={1}
          max={1000}
          step={1}
          required
        />
        <NumberField
          name="retryDelayHours"
          label={t('operate:make.retryDelay')}
          error={problem('retryDelayHours')}
          defaultValue={24}
          min={0}
          max={8760}
          step="any"
          required
        />
      </div>
      <SelectField
        name="measure"
        label={t('operate:make.measure')}
        hint={t('operate:make.measureHint')}
        error={problem('measure')}
        value={measure}
        onChange={(event) => setMeasure(event.currentTarget.value)}
      >
        {(['mean-score', 'share-of-items'] as const).map((one) => (
          <option key={one} value={one}>
            {t(`operate:make.measures.${one}`)}
          </option>
        ))}
      </SelectField>
      <div className="grid gap-x-4 sm:grid-cols-2">
        <NumberField
          name="cut"
          label={t('operate:make.cut')}
          error={problem('cut')}
          defaultValue={75}
          min={0}
          max={100}
          step="any"
          required
        />
        {measure === 'share-of-items' ? (
          <NumberField
            name="itemCut"
            label={t('operate:make.itemCut')}
            error={problem('itemCut')}
            defaultValue={80}
            min={0}
            max={100}
            step="any"
            required
          />
        ) : null}
      </div>
      {prerequisites.length > 0 ? (
        <fieldset>
          <legend className="font-medium">{t('operate:make.prerequisites')}</legend>
          {problem('prerequisites') ? <p className="text-sm font-medium text-bad">{problem('prerequisites')}</p> : null}
          <ul className="grid sm:grid-cols-2">
            {prerequisites.map(({ value, kind, title }) => (
              <li key={value}>
                <label className="flex min-h-11 items-center gap-3">
                  <input type="checkbox" name="prerequisites" value={value} className="size-5 shrink-0 accent-gold" />
                  <span>{t(`operate:make.needs.${kind}`, { title })}</span>
                </label>
              </li>
            ))}
          </ul>
        </fieldset>
      ) : null}
    </Section>
  )
}
