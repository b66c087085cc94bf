import { z } from 'zod'
import { LABEL_KINDS } from './kind.ts'

// Apart from the list of kinds, so that a browser that needs only the list does not fetch the schemas.
export const labelKindSchema = z.enum(LABEL_KINDS)
