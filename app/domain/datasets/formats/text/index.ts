import type { Format } from '#app/domain/datasets/dataset.ts'
import { brat } from '#app/domain/datasets/formats/brat/format.ts'
import { conll } from '#app/domain/datasets/formats/conll/format.ts'
import { csv } from '#app/domain/datasets/formats/csv/format.ts'
import { doccano } from '#app/domain/datasets/formats/doccano/format.ts'
import { labelStudio, labelStudioMin } from '#app/domain/datasets/formats/labelstudio/format.ts'
import { prodigy } from '#app/domain/datasets/formats/prodigy/format.ts'

/** The formats of texts and judgements; Label Studio's hold pictures, too. */
export const TEXT_FORMATS: readonly Format[] = [labelStudio, labelStudioMin, doccano, prodigy, brat, conll, csv]
