import type { Format } from '#app/domain/datasets/dataset.ts'
import { TEXT_FORMATS } from './text/index.ts'
import { coco } from './coco/coco.ts'
import { cvat } from './cvat/cvat.ts'
import { labelme } from './labelme/labelme.ts'
import { voc } from './voc/voc.ts'
import { yolo } from './yolo/yolo.ts'

/** The formats for pictures. */
export const PICTURE_FORMATS: readonly Format[] = [coco, yolo, voc, cvat, labelme]

/** Every format that is read and written. Where two are equally sure of some files, the earlier one reads them. */
export const FORMATS: readonly Format[] = [...PICTURE_FORMATS, ...TEXT_FORMATS]
