import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Dataset } from '#app/domain/datasets/dataset.ts'
import { detectAndRead, strangerOf, writeAs } from '#app/domain/datasets/detect.ts'
import { readCoco } from '#app/domain/datasets/coco.ts'
import { PICTURE_FORMATS } from '#app/domain/datasets/formats/registry.ts'
import { memoryFiles } from '#app/domain/datasets/formats/shared/memory-files.ts'
import { countsFromLetters, countsOf } from '#app/domain/datasets/formats/shared/rle.ts'
import { lettersOf } from '#app/domain/grading/regions/rle.ts'
import { partsOf } from '#app/domain/labels/empty.ts'
import { goldLabelSchema } from '#app/domain/labels/label.ts'
import { taxonomySchema } from '#app/domain/labels/taxonomy.ts'
import { openFiles } from '#app/platform/folder-files.server.ts'

const data = path.resolve(process.env.REAL_DATA_DIR ?? '../shared/data')
const present = existsSync(path.join(data, 'fmt-datumaro'))
if (!present) console.warn(`SKIPPED: the files of other tools are not in ${data}; set REAL_DATA_DIR`)

const read = (folder: string, format?: string) =>
  detectAndRead(openFiles(path.join(data, folder)), format, PICTURE_FORMATS)

/** How many parts of each kind a dataset holds, in words: `3 boxes, 2 polygons`. */
function counted({ items }: Dataset): string {
  const counts = new Map<string, number>()
  for (const { labels } of items)
    for (const label of labels) counts.set(label.kind, (counts.get(label.kind) ?? 0) + partsOf(label).length)
  return [...counts]
    .map(([kind, count]) => `${count} ${kind}`)
    .sort()
    .join(', ')
}

/** Folder, format, items, classes, parts, and what the problems say. */
const READ: [string, string, number, number, string, RegExp[]][] = [
  [
    'fmt-datumaro/coco_dataset/coco',
    'coco',
    2,
    3,
    '3 boxes, 3 classification, 3 keypoints, 3 polygons',
    [
      /captions_train\.json: is a COCO captions file/,
      /captions_val\.json: is a COCO captions file/,
      /image_info_train\.json: lists images and nothing that was labeled/,
      /image_info_val\.json: lists images/,
      /panoptic_train\.json: is a COCO panoptic file/,
      /panoptic_val\.json: is a COCO panoptic file/,
      /stuff_train\.json: boxes differ from those in annotations\/instances_train\.json; those of 1 picture are not read/,
    ],
  ],
  ['fmt-datumaro/coco_dataset/coco_instances', 'coco', 2, 3, '2 polygons, 3 boxes', []],
  ['fmt-datumaro/coco_dataset/coco_labels', 'coco', 2, 2, '3 classification', []],
  ['fmt-datumaro/coco_dataset/coco_person_keypoints', 'coco', 2, 2, '2 polygons, 3 boxes, 3 keypoints', []],
  ['fmt-datumaro/coco_dataset/coco_roboflow', 'coco', 2, 3, '2 polygons, 3 boxes', []],
  ['fmt-datumaro/coco_dataset/coco_stuff', 'coco', 2, 2, '2 boxes, 2 polygons', []],
  ['fmt-datumaro/coco_dataset/mmdet_coco', 'coco', 2, 3, '2 polygons, 3 boxes', []],
  ['fmt-datumaro/roboflow_dataset/coco', 'coco', 3, 2, '4 boxes', []],
  ['fmt-datumaro/yolo_dataset/annotations', 'yolo', 1, 10, '2 boxes', []],
  ['fmt-datumaro/yolo_dataset/labels', 'yolo', 2, 10, '4 boxes', []],
  ['fmt-datumaro/yolo_dataset/strict', 'yolo', 1, 10, '2 boxes', []],
  ['fmt-datumaro/roboflow_dataset/yolo', 'yolo', 3, 2, '4 boxes', []],
  [
    'fmt-datumaro/voc_dataset/voc_dataset1',
    'voc',
    1,
    2,
    '2 boxes',
    [/<part> of 1 object is not read/, /<actions> of 1 object/, /2 masks in SegmentationClass/],
  ],
  ['fmt-datumaro/voc_dataset/voc_dataset2', 'voc', 5, 22, '4 boxes', []],
  ['fmt-datumaro/voc_dataset/voc_dataset3', 'voc', 1, 1, '1 boxes', []],
  [
    'fmt-datumaro/roboflow_dataset/voc',
    'voc',
    3,
    2,
    '4 boxes',
    [/train_002\.xml:\d+: a box begins at 0: all boxes are read as edges counted from 0/],
  ],
  [
    'fmt-datumaro/cvat_dataset/for_images/export_project',
    'cvat',
    6,
    2,
    '3 boxes, 3 keypoints, 3 polygons',
    [1, 2, 3].map(() => /annotations\.xml:\d+: <polyline> is not read/),
  ],
  [
    'fmt-datumaro/cvat_dataset/for_images/export_task',
    'cvat',
    2,
    2,
    '1 boxes, 1 keypoints',
    [/train\.xml:50: <polyline> is not read/, /train\.xml:53: polygon: class: a class needs a name/],
  ],
  [
    'fmt-labelstudio/test_import_yolo_data',
    'yolo',
    2,
    4,
    '7 boxes',
    [2, 3, 4, 6, 7].map((n) => new RegExp(`labels/img_${n}\\.txt: its picture is not among the files`)),
  ],
  ['img-coco-open-a', 'coco', 20, 80, '211 boxes, 211 polygons', []],
  [
    'img-bccd-cells-a',
    'coco',
    30,
    3,
    '410 boxes',
    [/annotations\[330\] \(id 951\): bbox has zero width/, /look like coco and voc alike; they were read as coco/],
  ],
  [
    'img-bccd-cells-a/voc',
    'voc',
    30,
    3,
    '410 boxes',
    [
      /BloodImage_00338\.xml:158: a box begins and ends at 504, 337/,
      /BloodImage_00338\.xml:158: bndbox has zero width/,
    ],
  ],
  ['ref-coco-eval/instances_val2014_100.json', 'coco', 100, 80, '839 boxes, 839 polygons', []],
]

/** Folder, and the message with the file that says so. */
const REFUSED: [string, string][] = [
  [
    'fmt-datumaro/coco_dataset/coco_captions',
    'annotations/captions_train.json: is a COCO captions file: free texts about pictures, for which there is no kind of label here',
  ],
  [
    'fmt-datumaro/coco_dataset/coco_image_info',
    'annotations/image_info_train.json: lists images and nothing that was labeled on them (COCO image_info): no categories and no annotations',
  ],
  [
    'fmt-datumaro/coco_dataset/coco_panoptic',
    'annotations/panoptic_train.json: is a COCO panoptic file, whose regions are colours in PNG files; it is not read: export it as COCO instances',
  ],
  [
    'fmt-datumaro/cvat_dataset/for_video',
    'annotations.xml:70: is a CVAT video file: its labels are tracks over frames, which are not read; export it as "CVAT for images 1.1" or COCO',
  ],
  [
    'fmt-datumaro/datumaro_dataset',
    'legacy/annotations/test.json: this looks like Datumaro JSON, which is not read; export it as COCO',
  ],
  [
    'fmt-datumaro/dota_dataset',
    'train/labelTxt/train_001.txt: this looks like DOTA or YOLO-OBB with corners in pixels, which is not read; turned boxes are read from CVAT XML; or export it as COCO',
  ],
  [
    'fmt-datumaro/roboflow_dataset/yolo_obb',
    'train/labelTxt/train_001.txt: this looks like DOTA or YOLO-OBB with corners in pixels, which is not read; turned boxes are read from CVAT XML; or export it as COCO',
  ],
  ...['text_localization/train/gt_img_1.txt', 'text_segmentation/train/1_GT.txt', 'word_recognition/train/gt.txt'].map(
    (file): [string, string] => {
      const [folder, ...rest] = file.split('/')
      return [
        `fmt-datumaro/icdar_dataset/${folder}`,
        `${rest.join('/')}: this looks like ICDAR or SROIE text (corners and what is written in them), which is not read; write it as COCO for the boxes, or as CSV for the transcription`,
      ]
    },
  ),
  [
    'img-receipts-sroie-a',
    'lines/001.csv: this looks like ICDAR or SROIE text (corners and what is written in them), which is not read; write it as COCO for the boxes, or as CSV for the transcription',
  ],
  [
    'fmt-datumaro/imagenet_txt_dataset/basic',
    'synsets.txt: this looks like an ImageNet list (file name and class number), which is not read; write it as CSV for classification',
  ],
  [
    'fmt-datumaro/imagenet_txt_dataset/custom_labels',
    'synsets-alt.txt: this looks like an ImageNet list (file name and class number), which is not read; write it as CSV for classification',
  ],
  [
    'fmt-datumaro/imagenet_txt_dataset/no_labels',
    'train.txt: this looks like an ImageNet list (file name and class number), which is not read; write it as CSV for classification',
  ],
  [
    'fmt-datumaro/kitti_dataset',
    'kitti_detection/training/label_2/000030_10.txt: this looks like KITTI, which is not read; export it as COCO',
  ],
  [
    'fmt-datumaro/labelme_dataset',
    'Annotations/subset1/img1.xml: this looks like LabelMe XML (the web tool of MIT), which is not read; LabelMe JSON is read, that of the desktop tool; or export it as COCO',
  ],
  [
    'fmt-datumaro/mot_dataset/mot_seq',
    'gt/gt.txt: this looks like MOT (tracks over frames), which is not read; export single frames as COCO',
  ],
  [
    'fmt-datumaro/mot_dataset/mot_seq_with_seqinfo',
    'gt/gt.txt: this looks like MOT (tracks over frames), which is not read; export single frames as COCO',
  ],
  [
    'fmt-datumaro/mpii_json_dataset',
    'dataset_with_numpy_files/mpii_annotations.json: this looks like MPII human pose JSON, which is not read; export it as COCO keypoints',
  ],
  [
    'fmt-datumaro/open_images_dataset/v5',
    'annotations/class-descriptions.csv: this looks like Open Images, which is not read; export it as COCO',
  ],
  [
    'fmt-datumaro/open_images_dataset/v6',
    'annotations/bbox_labels_600_hierarchy.json: this looks like Open Images, which is not read; export it as COCO',
  ],
  [
    'fmt-datumaro/roboflow_dataset/createml',
    'train/_annotations.createml.json: this looks like CreateML JSON, which is not read; export it as COCO',
  ],
  [
    'fmt-datumaro/roboflow_dataset/multiclass',
    'train/_classes.csv: this looks like Roboflow multi-class CSV, which is not read; write it as CSV for classification: one row per picture with its classes',
  ],
  [
    'fmt-datumaro/roboflow_dataset/tfrecord',
    'train/label_map.pbtxt: this looks like TensorFlow records or their label map, which is not read; export it as COCO',
  ],
  [
    'fmt-datumaro/tf_detection_api_dataset',
    'label_map.pbtxt: this looks like TensorFlow records or their label map, which is not read; export it as COCO',
  ],
  [
    'fmt-datumaro/vott_csv_dataset',
    'dataset/test-export.csv: this looks like VoTT CSV, which is not read; export it as COCO',
  ],
  [
    'fmt-datumaro/vott_json_dataset',
    'dataset/train-export.json: this looks like VoTT JSON, which is not read; export it as COCO',
  ],
  [
    'fmt-datumaro/widerface_dataset',
    'wider_face_split/wider_face_train_bbx_gt.txt: this looks like WIDER FACE, which is not read; export it as COCO',
  ],
  [
    'ref-coco-eval/instances_val2014_fakebbox100_results.json',
    'instances_val2014_fakebbox100_results.json: this looks like COCO results (detections with scores), which is not read; they are answers, not gold: use them with coco-eval',
  ],
  ['fmt-labelstudio/test_import_yolo_data_unif_dims', '(files): hold no label file whose picture is there, too'],
]

describe.skipIf(!present)("files as the field's own tools wrote them", () => {
  it.each(READ)('%s is read as %s', async (folder, format, items, classes, parts, problems) => {
    const result = await read(folder)
    if (result.outcome === 'unreadable') throw new Error(JSON.stringify(result.problems))
    expect(result.format).toBe(format)
    expect(result.dataset.items).toHaveLength(items)
    expect(result.dataset.taxonomy.classes).toHaveLength(classes)
    expect(counted(result.dataset)).toBe(parts)
    const told = result.problems.map(({ where, message }) => `${where}: ${message}`)
    expect(told, told.join('\n')).toHaveLength(problems.length)
    problems.forEach((problem, index) => expect(told[index]).toMatch(problem))
    expect(taxonomySchema.safeParse(result.dataset.taxonomy).success).toBe(true)
    for (const item of result.dataset.items)
      for (const label of item.labels) expect(goldLabelSchema.safeParse(label).error, item.key).toBeUndefined()
    expect(new Set(result.dataset.items.map(({ key }) => key)).size).toBe(items)
  })

  it.each(REFUSED)('%s is refused by name', async (folder, message) => {
    const result = await read(folder)
    expect(result.outcome).toBe('unreadable')
    expect(result.problems.map(({ where, message: said }) => `${where}: ${said}`)).toContain(message)
  })

  it('leaves no folder of the collection out', () => {
    const root = path.join(data, 'fmt-datumaro')
    const told = [...READ.map(([folder]) => folder), ...REFUSED.map(([folder]) => folder)].map((folder) =>
      path.join(data, folder),
    )
    const files = (
      readdirSync(root, { recursive: true, encoding: 'utf8', withFileTypes: true }) as unknown as {
        name: string
        parentPath: string
        isFile(): boolean
      }[]
    )
      .filter((entry) => entry.isFile() && entry.parentPath !== root)
      .map((entry) => path.join(entry.parentPath, entry.name))
    expect(files.length).toBeGreaterThan(280)
    expect(files.filter((file) => !told.some((folder) => file.startsWith(`${folder}${path.sep}`)))).toEqual([])
  })

  it('says of every single JSON, XML, CSV and TXT file what it is, or that it is not known', async () => {
    const root = path.join(data, 'fmt-datumaro')
    const unknown: string[] = []
    for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
      if (!/\.(?:json|xml|csv|txt)$/.test(name)) continue
      const files = openFiles(path.join(root, name))
      const result = await detectAndRead(files, undefined, PICTURE_FORMATS)
      expect(result.problems.every(({ message }) => message.length > 10)).toBe(true)
      if (result.outcome === 'unreadable' && result.format === null && !(await strangerOf(files)))
        unknown.push(path.basename(name))
    }
    // Lists of pictures, class names, notes and settings: each means nothing without the files beside it.
    const besides =
      /^(?:README\.txt|labelmap\.txt|labels\.txt|dataset_meta\.json|(?:\w+_)?(?:train|trainval|test)\.txt)$/
    expect(unknown.filter((name) => !besides.test(name))).toEqual([])
  })
})

describe.skipIf(!present)('two files about the same pictures', () => {
  it('hold the same boxes: blood cells as VOC and as COCO', async () => {
    const [voc, coco] = [await read('img-bccd-cells-a/voc'), await read('img-bccd-cells-a', 'coco')]
    if (voc.outcome !== 'read' || coco.outcome !== 'read') throw new Error('not read')
    const plain = ({ items }: Dataset) =>
      new Map(
        items.map(({ key, width, height, labels: [label] }) => [
          key,
          {
            width,
            height,
            boxes: label?.kind === 'boxes' && label.boxes.map(({ id: _, attributes: __, ...box }) => box),
          },
        ]),
      )
    expect(plain(voc.dataset)).toEqual(plain(coco.dataset))
  })

  it('and the reader of whole datasets finds the boxes that the import of the app finds', async () => {
    const result = await read('img-coco-open-a')
    const imported = readCoco(readFileSync(path.join(data, 'img-coco-open-a/annotations.json'), 'utf8'))
    if (result.outcome !== 'read' || imported.outcome !== 'read') throw new Error('not read')
    const boxes = result.dataset.items.map(({ key, width, height, credit, labels }) => ({
      key,
      width,
      height,
      credit,
      gold: labels.find(({ kind }) => kind === 'boxes'),
    }))
    expect(boxes).toEqual(imported.items)
  })
})

describe.skipIf(!present)('masks as the COCO authors wrote them', () => {
  it('are unpacked to exactly their picture, and packed again to the same letters', () => {
    const file = path.join(data, 'ref-coco-eval/instances_val2014_fakesegm100_results.json')
    const results = JSON.parse(readFileSync(file, 'utf8')) as {
      segmentation: { size: [number, number]; counts: string }
    }[]
    expect(results).toHaveLength(734)
    for (const { segmentation } of results) {
      const counts = countsFromLetters(segmentation.counts)
      expect(countsOf(segmentation)).toEqual(counts)
      expect(lettersOf(counts as number[])).toBe(segmentation.counts)
    }
  })
})

describe.skipIf(!present)('real datasets written and read again', () => {
  it.each(['coco', 'cvat', 'labelme', 'voc'])('as %s keep every box', async (format) => {
    for (const folder of ['img-coco-open-a/annotations.json', 'ref-coco-eval/instances_val2014_100.json']) {
      const start = await read(folder)
      if (start.outcome !== 'read') throw new Error('not read')
      const written = writeAs(format, start.dataset, PICTURE_FORMATS)
      const back = await detectAndRead(memoryFiles(written.files), undefined, PICTURE_FORMATS)
      if (back.outcome !== 'read') throw new Error(JSON.stringify(back.problems))
      expect(back.format).toBe(format)
      expect(back.problems).toEqual([])
      const ignoredLost = written.losses
        .filter(({ what }) => /left out/.test(what))
        .reduce((sum, { count }) => sum + count, 0)
      const kinds = format === 'voc' ? ['boxes'] : ['boxes', 'polygons']
      const shapes = ({ items }: Dataset): unknown[] =>
        items.flatMap(({ labels }) =>
          labels.filter(({ kind }) => kinds.includes(kind)).flatMap((label) => [...partsOf(label)]),
        )
      expect(shapes(back.dataset)).toHaveLength(shapes(start.dataset).length - ignoredLost)
    }
  })
})
