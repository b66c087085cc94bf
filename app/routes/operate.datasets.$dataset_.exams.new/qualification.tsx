import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  NumberField,
  type Problems,
  Section,
  SelectField,
  TextPair,
  useProblem,
} from '#app/routes/operate/form-parts.tsx'
import type { Choices } from '#app/routes/operate/task-fields.tsx'

/** What passing grants: a qualification that is there, or one made alongside. */
export function QualificationFields({ choices, problems }: { choices: Choices; problems: Problems }) {
  const { t } = useTranslation()
  const problem = useProblem(problems)
  const [chosen, setChosen] = useState('')
  return (
    <Section id="grants" title={t('operate:make.grants')} hint={t('operate:make.grantsHint')}>
      <SelectField
        name="qualification"
        label={t('operate:make.qualification')}
        error={problem('qualification')}
        value={chosen}
        onChange={(event) => setChosen(event.currentTarget.value)}
      >
        <option value="">{t('operate:make.newQualification')}</option>
        {choices.qualifications.map(({ slug, title }) => (
          <option key={slug} value={slug}>
            {title}
          </option>
        ))}
      </SelectField>
      {chosen === '' ? (
        <>
          <TextPair
            name="qualificationTitle"
            label={t('operate:make.qualificationTitle')}
            defaults={choices.defaults.qualification}
            problems={problems}
          />
          <TextPair
            name="criteria"
            label={t('operate:make.criteria')}
            defaults={choices.defaults.criteria}
            problems={problems}
            area
          />
          <NumberField
            name="validDays"
            label={t('operate:make.validDays')}
            hint={t('operate:make.validDaysHint')}
            error={problem('validDays')}
            defaultValue={365}
            min={1}
            max={36500}
            step={1}
          />
        </>
      ) : null}
    </Section>
  )
}
