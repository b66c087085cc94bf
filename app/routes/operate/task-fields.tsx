import { useTranslation } from 'react-i18next'
import { Field, INPUT } from '#app/components/ui.tsx'
import { NumberField, type Problems, Section, SelectField, TextPair, useProblem } from './form-parts.tsx'

export interface Choices {
  dataset: { slug: string; name: string }
  /** Only classes that some picture shows, with their place in the dataset. */
  classes: { name: string; index: number; pictures: number; objects: number; ko: string }[]
  courses: { slug: string; title: string }[]
  qualifications: { slug: string; title: string }[]
  defaults: {
    slug: string
    title: { en: string; ko: string }
    summary: { en: string; ko: string }
    qualification: { en: string; ko: string }
    criteria: { en: string; ko: string }
  }
}

/** What it is called and what it is about. */
export function NameFields({ choices, problems, prefix }: { choices: Choices; problems: Problems; prefix: string }) {
  const { t } = useTranslation()
  const problem = useProblem(problems)
  const { defaults, courses } = choices
  return (
    <Section id="naming" title={t('operate:make.naming')}>
      <TextPair name="title" label={t('operate:make.titleField')} defaults={defaults.title} problems={problems} />
      <TextPair
        name="summary"
        label={t('operate:make.summaryField')}
        defaults={defaults.summary}
        problems={problems}
        area
      />
      <div className="grid gap-x-4 sm:grid-cols-2">
        <Field
          id="slug"
          name="slug"
          label={t('operate:make.slug')}
          hint={t('operate:make.slugHint', { prefix })}
          error={problem('slug')}
          defaultValue={defaults.slug}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={64}
          required
        />
        <SelectField
          name="course"
          label={t('operate:make.course')}
          hint={t('operate:make.courseHint')}
          error={problem('course')}
        >
          <option value="">{t('operate:make.noCourse')}</option>
          {courses.map(({ slug, title }) => (
            <option key={slug} value={slug}>
              {title}
            </option>
          ))}
        </SelectField>
      </div>
    </Section>
  )
}

/** Which classes are asked for; each with what Korean readers call it. */
export function ClassFields({ choices, problems }: { choices: Choices; problems: Problems }) {
  const { t } = useTranslation()
  const problem = useProblem(problems)
  const error = problem('classes')
  return (
    <Section id="classes-title" title={t('operate:make.classes')} hint={t('operate:make.classesHint')}>
      <fieldset aria-describedby={error ? 'classes-error' : undefined} data-problem={error ? 'classes' : undefined}>
        <legend className="sr-only">{t('operate:make.classes')}</legend>
        {error ? (
          <p id="classes-error" className="mb-2 text-sm font-medium text-bad">
            {error}
          </p>
        ) : null}
        <ul className="grid max-h-[32rem] gap-x-6 overflow-y-auto sm:grid-cols-2">
          {choices.classes.map(({ name, index, pictures, objects, ko }) => (
            <li key={name} className="flex flex-wrap items-center gap-x-3 border-b border-line py-1.5">
              <label className="flex min-h-11 flex-1 basis-36 items-center gap-3">
                <input type="checkbox" name="classes" value={name} className="size-5 shrink-0 accent-gold" />
                <span>
                  <span className="font-medium">{name}</span>{' '}
                  <span className="block text-sm text-muted tabular-nums">
                    {t('operate:datasets.classCount', { pictures, objects })}
                  </span>
                </span>
              </label>
              <input
                name={`korean[${index}]`}
                defaultValue={ko}
                lang="ko"
                maxLength={120}
                aria-label={t('operate:make.koreanName', { name })}
                placeholder={t('operate:make.koreanPlaceholder')}
                className={`${INPUT} max-w-32 text-sm sm:max-w-40`}
              />
            </li>
          ))}
        </ul>
      </fieldset>
      <label className="mt-3 flex min-h-11 items-center gap-3">
        <input
          type="checkbox"
          name="onlyWithObjects"
          value="on"
          defaultChecked
          className="size-5 shrink-0 accent-gold"
        />
        <span>{t('operate:make.onlyWithObjects')}</span>
      </label>
    </Section>
  )
}

/** How answers are graded. */
export function RubricFields({ problems }: { problems: Problems }) {
  const { t } = useTranslation()
  const problem = useProblem(problems)
  return (
    <Section id="grading" title={t('operate:make.grading')} hint={t('operate:make.gradingHint')}>
      <SelectField
        name="metric"
        label={t('operate:make.metric')}
        hint={t('operate:make.metricHint')}
        error={problem('metric')}
        defaultValue="f1"
      >
        {(['f1', 'accuracy', 'meanIou'] as const).map((metric) => (
          <option key={metric} value={metric}>
            {t(`operate:make.metrics.${metric}`)}
          </option>
        ))}
      </SelectField>
      <div className="grid gap-x-4 sm:grid-cols-2">
        <NumberField
          name="iouThreshold"
          label={t('operate:make.iou')}
          hint={t('operate:make.iouHint')}
          error={problem('iouThreshold')}
          defaultValue={0.5}
          min={0.05}
          max={0.95}
          step="any"
          required
        />
        <NumberField
          name="looseThreshold"
          label={t('operate:make.loose')}
          hint={t('operate:make.looseHint')}
          error={problem('looseThreshold')}
          defaultValue={0.8}
          min={0}
          max={1}
          step="any"
          required
        />
      </div>
    </Section>
  )
}
