import { Form, Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/components/button.tsx'
import { Notice } from '#app/components/ui.tsx'

interface Refused {
  problem: 'invalid' | 'expired' | 'gone' | 'locked' | 'otherOpen'
  where?: { where: string; message: string }[]
  href?: string
  project: string
}

/** Why something was refused, and what to do about it. */
export function Trouble({ problem, where, href, project }: Refused) {
  const { t } = useTranslation()
  return (
    <Notice tone="bad" title={t(`work:assignment.${problem}`)} className="my-4">
      {where?.length ? (
        <ul className="mt-2 list-inside list-disc text-sm">
          {where.slice(0, 5).map(({ where: place, message }) => (
            <li key={place + message}>
              <code>{place}</code> {message}
            </li>
          ))}
        </ul>
      ) : null}
      {problem === 'gone' ? <NextTask project={project} className="mt-3" /> : null}
      {problem === 'locked' ? (
        <Link to={`/projects/${project}`} className="mt-2 inline-flex min-h-11 items-center underline">
          {t('work:assignment.lockedLink')}
        </Link>
      ) : null}
      {href ? (
        <Link to={href} className="mt-2 inline-flex min-h-11 items-center underline">
          {t('work:assignment.otherOpenLink')}
        </Link>
      ) : null}
    </Notice>
  )
}

/** The time ran out before the answer was handed in: nothing is lost, and it can be taken again. */
export function Expired({ project }: { project: string }) {
  const { t } = useTranslation()
  return (
    <Notice tone="warn" title={t('work:assignment.expired')} className="my-4">
      <p>{t('work:assignment.expiredText')}</p>
      <div className="mt-3 flex flex-wrap gap-2">
        <Form method="post">
          <Button name="intent" value="renew">
            {t('work:assignment.renew')}
          </Button>
        </Form>
        <NextTask project={project} look="secondary" />
      </div>
    </Notice>
  )
}

/** Takes the next task of the same project. */
export function NextTask({
  project,
  look,
  className,
}: {
  project: string
  look?: 'primary' | 'secondary'
  className?: string
}) {
  const { t } = useTranslation()
  return (
    <Form method="post" action={`/projects/${project}`} className={className}>
      <Button look={look}>{t('work:project.next')}</Button>
    </Form>
  )
}
