import { Form, useNavigation } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/components/button.tsx'
import { Card } from '#app/components/ui.tsx'
import { NumberField, SelectField, TextAreaField } from '#app/routes/operate/form-parts.tsx'

const ROLES = ['labeler', 'reviewer', 'operator', 'admin'] as const

/** Issues a qualification by hand. */
export function Issue({
  offered,
}: {
  offered: readonly { slug: string; title: string; levels: readonly { level: number; title: string }[] }[]
}) {
  const { t } = useTranslation()
  const busy = useNavigation().state === 'submitting'
  if (offered.length === 0) return null
  return (
    <Card aria-labelledby="issue">
      <h2 id="issue" className="mb-3 text-xl font-bold">
        {t('operate:person.issueTitle')}
      </h2>
      <Form method="post">
        <input type="hidden" name="intent" value="issue" />
        <SelectField name="qualification" label={t('operate:make.qualification')}>
          {offered.map(({ slug, title, levels }) => (
            <optgroup key={slug} label={title}>
              {levels.map(({ level, title: name }) => (
                <option key={level} value={`${slug}:${level}`}>
                  {name}
                </option>
              ))}
            </optgroup>
          ))}
        </SelectField>
        <TextAreaField
          name="reason"
          label={t('operate:reason')}
          hint={t('operate:reasonHolder')}
          minLength={3}
          maxLength={1000}
          required
        />
        <Button className="w-full" disabled={busy}>
          {t('operate:person.issueNow')}
        </Button>
      </Form>
    </Card>
  )
}

/** More time in exams, for people who need it. */
export function ExtraTime({ factor, most }: { factor: number; most: number }) {
  const { t } = useTranslation()
  const busy = useNavigation().state === 'submitting'
  return (
    <Card aria-labelledby="extra-time">
      <h2 id="extra-time" className="mb-3 text-xl font-bold">
        {t('operate:person.extraTime')}
      </h2>
      <Form method="post">
        <input type="hidden" name="intent" value="extra-time" />
        <NumberField
          name="factor"
          label={t('operate:person.factorLabel')}
          hint={t('operate:person.factorHint')}
          defaultValue={factor}
          min={1}
          max={most}
          step="any"
          required
        />
        <label htmlFor="extra-reason" className="mb-1 block font-medium">
          {t('operate:reason')}
        </label>
        <input
          id="extra-reason"
          name="reason"
          minLength={3}
          maxLength={1000}
          required
          className="mb-4 block min-h-11 w-full rounded-lg border border-line bg-raised px-3 py-2"
        />
        <Button look="secondary" className="w-full" disabled={busy}>
          {t('operate:person.save')}
        </Button>
      </Form>
    </Card>
  )
}

/** What the person may do here. Their sessions end, so that it counts at once. */
export function RoleChange({ role }: { role: string }) {
  const { t } = useTranslation()
  const busy = useNavigation().state === 'submitting'
  return (
    <Card aria-labelledby="role-title">
      <h2 id="role-title" className="mb-3 text-xl font-bold">
        {t('operate:person.role')}
      </h2>
      <Form method="post">
        <input type="hidden" name="intent" value="role" />
        <SelectField
          name="role"
          label={t('operate:person.role')}
          hint={t('operate:person.roleHint')}
          defaultValue={role}
        >
          {ROLES.map((one) => (
            <option key={one} value={one}>
              {t(`operate:role.${one}`)}
            </option>
          ))}
        </SelectField>
        <Button look="secondary" className="w-full" disabled={busy}>
          {t('operate:person.save')}
        </Button>
      </Form>
    </Card>
  )
}
