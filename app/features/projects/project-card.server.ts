import type { ProjectDefinition } from '#app/domain/projects/definition.ts'
import { type ExplainedRequirement, type Onlooker, explainRequirement } from './explain-requirement.server.ts'
import { type OpenTasks, openTasks } from './open-tasks.server.ts'
import { usualMinutes } from './usual-time.server.ts'

/** A project as the board shows it to one person (or to nobody in particular). */
export interface ProjectCard {
  slug: string
  title: string
  summary: string
  client: string
  tier: ProjectDefinition['tier']
  kind: ProjectDefinition['kind']
  pay: ProjectDefinition['pay']
  leaseMinutes: number
  tasks: OpenTasks
  /** Median of tasks really done; null while too few are. */
  usualMinutes: number | null
  /** Null: it asks for nothing. */
  requirement: ExplainedRequirement | null
}

/** Puts together what a person may know of a project before taking a task: everything but which tasks are checks. */
export function projectCard(body: ProjectDefinition, userId: string | null, onlooker: Onlooker): ProjectCard {
  const { locale, now } = onlooker
  const { slug } = body
  return {
    slug,
    title: body.title[locale],
    summary: body.summary[locale],
    client: body.client,
    tier: body.tier,
    kind: body.kind,
    pay: body.pay,
    leaseMinutes: body.leaseMinutes,
    tasks: openTasks(slug, userId, now),
    usualMinutes: usualMinutes(slug),
    requirement: body.requirement && explainRequirement(body.requirement, onlooker),
  }
}
