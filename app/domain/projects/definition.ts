import { z } from 'zod'
import { currencySchema } from '#app/domain/ledger/currency.ts'
import { datasetPoolSchema, scenePoolSchema } from '#app/domain/practice/pool.ts'
import { checkTaskFields, taskFields } from '#app/domain/practice/task-fields.ts'
import { requirementSchema } from '#app/domain/qualifications/requirement-schema.ts'
import { textSchema } from '#app/domain/text.ts'

const share = z.number().min(0, 'must be from 0 to 1').max(1, 'must be from 0 to 1')

/** How hidden gold tasks watch over the work. */
export const honeypotsSchema = z
  .strictObject({
    /** Share of tasks that are honeypots. */
    share: share.default(0.25),
    /** Score from which a honeypot answer is accepted. */
    acceptScore: share.default(0.7),
    /** How many of the latest honeypots are looked at. */
    window: z.number().int().min(1).max(1000).default(10),
    /** From how many on the share of passed ones is believed. */
    minimum: z.number().int().min(1).default(3),
    /** Below this share of passed honeypots, ordinary work is held. */
    floor: share.default(0.6),
  })
  .refine(({ minimum, window }) => minimum <= window, {
    path: ['minimum'],
    message: 'minimum must not exceed window, or the rule could never act',
  })
export type Honeypots = z.infer<typeof honeypotsSchema>

export const TIERS = ['open', 'qualified', 'expert'] as const

/** A project: tasks, who may do them, what an accepted one pays, and how quality is watched. */
export const projectDefinitionSchema = z
  .strictObject({
    ...taskFields,
    /** Plain paragraphs separated by blank lines. */
    guideline: textSchema(10_000),
    client: z.string().min(1).max(120),
    tier: z.enum(TIERS),
    pool: z.discriminatedUnion('source', [
      scenePoolSchema.extend({ tasks: z.number().int().min(1).max(100_000) }),
      datasetPoolSchema,
    ]),
    /** What one accepted task pays, in minor units; null: unpaid. */
    pay: z
      .strictObject({
        amountMinor: z.number().int('must be whole minor units').min(1).max(100_000_000),
        currency: currencySchema,
      })
      .nullable(),
    requirement: requirementSchema.nullable(),
    leaseMinutes: z
      .number()
      .int()
      .min(1)
      .max(7 * 24 * 60),
    honeypots: honeypotsSchema.prefault({}),
  })
  .superRefine((project, context) => {
    checkTaskFields(project, context)
    if (project.tier !== 'open' && project.requirement === null)
      context.addIssue({
        code: 'custom',
        path: ['requirement'],
        message: `a project of tier ${project.tier} needs a requirement`,
      })
  })
export type ProjectDefinition = z.infer<typeof projectDefinitionSchema>
