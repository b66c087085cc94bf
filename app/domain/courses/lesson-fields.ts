import { z } from 'zod'
import { dialsSchema, objectClasses } from '#app/domain/scenes/dials.ts'

/** What several parts of a lesson's front matter are made of. */
export const sentence = (most: number) =>
  z
    .string()
    .max(most, `is longer than ${most} characters`)
    .refine((value) => value.trim() !== '', 'must not be empty')

/** A scene that is always the same: its dials and its seed. */
export const sceneSchema = dialsSchema.extend({ seed: z.string().min(1).max(64) })

/** An object of a scene: the `nth` of its class from left to right, counted from 1. */
export const objectSchema = z.strictObject({ class: z.enum(objectClasses), nth: z.int().min(1).max(30).default(1) })

/** Crops a picture to an object, with so many pixels around it. */
export const showSchema = objectSchema.extend({ margin: z.int().min(0).max(400).default(60) })
export type Show = z.output<typeof showSchema>

/** Score from which an exercise is done. */
export const passScoreSchema = z.number().gt(0, 'must be above 0').max(1, 'must be at most 1')
