import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/components/button.tsx'
import {
  NumberField,
  type Problems,
  Section,
  SelectField,
  TextPair,
  useProblem,
} from '#app/routes/operate/form-parts.tsx'
import { ItemPicker } from '#app/routes/operate/item-picker.tsx'
import type { Choices } from '#app/routes/operate/task-fields.tsx'

const SOURCES = ['rest', 'class', 'objects', 'picked'] as const

/** The blueprint: how many pictures of which sort a sitting has. */
export function PartsFields({
  choices,
  problems,
  onChange,
}: {
  choices: Choices
  problems: Problems
  onChange: () => void
}) {
  const { t } = useTranslation()
  const problem = useProblem(problems)
  const [parts, setParts] = useState([0])
  return (
    <Section id="blueprint" title={t('operate:make.parts')} hint={t('operate:make.partsHint')}>
      {problem('parts') ? <p className="mb-2 font-medium text-bad">{problem('parts')}</p> : null}
      <ol className="grid gap-4">
        {parts.map((part, index) => (
          <li key={part} className="rounded-lg border border-line p-3">
            <PartFields
              index={index}
              choices={choices}
              problems={problems}
              onChange={onChange}
              onRemove={
                parts.length > 1
                  ? () => {
                      setParts(parts.filter((other) => other !== part))
                      onChange()
                    }
                  : null
              }
            />
          </li>
        ))}
      </ol>
      <Button
        type="button"
        look="secondary"
        className="mt-4"
        disabled={parts.length >= 40}
        onClick={() => {
          setParts([...parts, Math.max(...parts) + 1])
          onChange()
        }}
      >
        {t('operate:make.addPart')}
      </Button>
    </Section>
  )
}

function PartFields({
  index,
  choices,
  problems,
  onChange,
  onRemove,
}: {
  index: number
  choices: Choices
  problems: Problems
  onChange: () => void
  onRemove: (() => void) | null
}) {
  const { t } = useTranslation()
  const problem = useProblem(problems)
  const [source, setSource] = useState<string>('rest')
  const at = (field: string) => `parts[${index}].${field}`
  return (
    <fieldset>
      <legend className="mb-2 font-semibold">{t('operate:make.part', { number: index + 1 })}</legend>
      <TextPair
        name={at('title')}
        label={t('operate:make.partTitle')}
        defaults={index === 0 ? { en: 'Photos', ko: '사진' } : undefined}
        problems={problems}
      />
      <div className="grid gap-x-4 sm:grid-cols-2">
        <NumberField
          name={at('count')}
          label={t('operate:make.count')}
          error={problem(at('count'))}
          defaultValue={5}
          min={1}
          max={200}
          step={1}
          required
        />
        <SelectField
          name={at('source')}
          label={t('operate:make.which')}
          error={problem(at('source'))}
          value={source}
          onChange={(event) => setSource(event.currentTarget.value)}
        >
          {SOURCES.map((one) => (
            <option key={one} value={one}>
              {t(`operate:make.source.${one}`)}
            </option>
          ))}
        </SelectField>
      </div>
      {source === 'class' ? (
        <SelectField name={at('class')} label={t('operate:make.partClass')} error={problem(at('class'))}>
          {choices.classes.map(({ name, pictures }) => (
            <option key={name} value={name}>
              {t('operate:make.classOption', { name, pictures })}
            </option>
          ))}
        </SelectField>
      ) : null}
      {source === 'objects' ? (
        <div className="grid grid-cols-2 gap-x-4">
          <NumberField
            name={at('min')}
            label={t('operate:make.min')}
            error={problem(at('min'))}
            min={0}
            step={1}
            defaultValue={1}
          />
          <NumberField
            name={at('max')}
            label={t('operate:make.max')}
            error={problem(at('max'))}
            min={0}
            step={1}
            defaultValue=""
          />
        </div>
      ) : null}
      {source === 'picked' ? (
        <ItemPicker
          name={at('picked')}
          dataset={choices.dataset.slug}
          classes={choices.classes.map(({ name }) => name)}
          onChange={onChange}
        />
      ) : null}
      {onRemove ? (
        <Button type="button" look="quiet" onClick={onRemove}>
          {t('operate:make.removePart', { number: index + 1 })}
        </Button>
      ) : null}
    </fieldset>
  )
}
