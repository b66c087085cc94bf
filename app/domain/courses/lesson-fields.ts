import { z } from 'zod'
import { dialsSchema } from '#app/domain/scenes/dials.ts'

/** What several parts of a lesson's front matter are made of. */
export const sentence = (most: number) =>
  z
    .string()
    .max(most, `is longer than ${most} characters`)
    .refine((value) => value.trim() !== '', 'must not be empty')

/** A scene that is always the same: its dials and its seed. */
export const sceneSchema = dialsSchema.extend({ seed: z.string().min(1).max(64) })

/** Score from which an exercise is done. */
export const passScoreSchema = z.number().gt(0, 'must be above 0').max(1, 'must be at most 1')
