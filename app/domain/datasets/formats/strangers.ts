/** The beginning of a file. */
export interface Peek {
  name: string
  head: string
}

/** A format of the field that is recognised and not read. */
export interface Stranger {
  title: string
  /** What to do instead. */
  advice: string
  looksLike(peek: Peek): boolean
}

const AS_COCO = 'export it as COCO'
const first = ({ head }: Peek) => head.trimStart().split(/\r?\n/, 1)[0]!.trim()
const isJson = ({ head }: Peek, opening: '{' | '[') => head.trimStart().startsWith(opening)
const has = ({ head }: Peek, ...signs: RegExp[]) => signs.every((sign) => sign.test(head))
const named = ({ name }: Peek, pattern: RegExp) => pattern.test(name)

/** Formats outside the list, the more particular ones first. */
export const STRANGERS: readonly Stranger[] = [
  {
    title: 'COCO results (detections with scores)',
    advice: 'they are answers, not gold: use them with coco-eval',
    looksLike: (peek) => isJson(peek, '[') && has(peek, /"image_id"/, /"category_id"/, /"score"/),
  },
  {
    title: 'VGG Image Annotator JSON',
    advice: `use its "export annotations (COCO format)"`,
    looksLike: (peek) => isJson(peek, '{') && has(peek, /"(?:_via_img_metadata|shape_attributes|region_attributes)"/),
  },
  {
    title: 'Datumaro JSON',
    advice: AS_COCO,
    looksLike: (peek) =>
      isJson(peek, '{') &&
      has(peek, /"categories"\s*:\s*\{/) &&
      has(peek, /"(?:label_groups|items|dm_format_version|infos?)"/),
  },
  {
    title: 'VoTT JSON',
    advice: AS_COCO,
    looksLike: (peek) =>
      isJson(peek, '{') && has(peek, /"(?:lastVisitedAssetId|videoSettings|activeLearningSettings|securityToken)"/),
  },
  {
    title: 'VoTT CSV',
    advice: AS_COCO,
    looksLike: (peek) => /^"?image"?,"?xmin"?,"?ymin"?,"?xmax"?,"?ymax"?,"?label"?$/i.test(first(peek)),
  },
  {
    title: 'Open Images',
    advice: AS_COCO,
    looksLike: (peek) =>
      /^(?:MaskPath,)?ImageID,(?:Source|Subset|LabelName)|^LabelName,DisplayName$/.test(first(peek)) ||
      (isJson(peek, '{') && has(peek, /"LabelName"/, /"Subcategory"/)) ||
      (named(peek, /class-descriptions[^/]*\.csv$/) && /^\/m\/\w+,/.test(first(peek))),
  },
  {
    title: 'MPII human pose JSON',
    advice: 'export it as COCO keypoints',
    looksLike: (peek) => isJson(peek, '[') && has(peek, /"(?:joint_self|img_paths|joint_others)"/),
  },
  {
    title: 'CreateML JSON',
    advice: AS_COCO,
    looksLike: (peek) =>
      isJson(peek, '[') && has(peek, /"coordinates"\s*:\s*\{/, /"label"/, /"(?:image|imagefilename)"/),
  },
  {
    title: 'Roboflow multi-class CSV',
    advice: 'write it as CSV for classification: one row per picture with its classes',
    looksLike: (peek) => named(peek, /(?:^|\/)_classes\.csv$/) && /^filename\s*,/i.test(first(peek)),
  },
  {
    title: 'LabelMe XML (the web tool of MIT)',
    advice: 'LabelMe JSON is read, that of the desktop tool; or export it as COCO',
    looksLike: (peek) => has(peek, /<annotation[\s>]/) && has(peek, /<polygon>|<imagesize>|<sourceAnnotation>LabelMe/),
  },
  {
    title: 'a labeling configuration of Label Studio',
    advice: 'it describes the tool and holds no labels: export the tasks as JSON',
    looksLike: (peek) => /^<View[\s>]/.test(peek.head.trimStart()),
  },
  {
    title: 'WIDER FACE',
    advice: AS_COCO,
    looksLike: (peek) =>
      named(peek, /wider_?face_[a-z]+_bbx_gt\.txt$/i) ||
      /^\S+\.(?:jpe?g|png)\r?\n\d+\r?\n(?:-?\d+\s+){9}-?\d+/i.test(peek.head.trimStart()),
  },
  {
    title: 'MOT (tracks over frames)',
    advice: 'export single frames as COCO',
    looksLike: (peek) =>
      (named(peek, /(?:^|\/)seqinfo\.ini$/i) && has(peek, /\[Sequence\]/)) ||
      (named(peek, /(?:^|\/)(?:gt|det)\.txt$/i) && /^\d+,-?\d+(?:,-?[\d.]+){4,8}$/.test(first(peek))),
  },
  {
    title: 'KITTI',
    advice: AS_COCO,
    looksLike: (peek) => named(peek, /\.txt$/i) && /^[A-Za-z_]+(?:\s+-?[\d.]+(?:e-?\d+)?){14,15}$/.test(first(peek)),
  },
  {
    title: 'DOTA or YOLO-OBB with corners in pixels',
    advice: 'turned boxes are read from CVAT XML; or export it as COCO',
    looksLike: (peek) =>
      named(peek, /\.txt$/i) && /^(?:imagesource:|gsd:|(?:-?[\d.]+\s+){8}[^\d\s]\S*\s+[0-2]$)/.test(first(peek)),
  },
  {
    title: 'ICDAR or SROIE text (corners and what is written in them)',
    advice: 'write it as COCO for the boxes, or as CSV for the transcription',
    looksLike: (peek) =>
      named(peek, /\.(?:txt|csv)$/i) &&
      /^(?:(?:-?\d+,\s*){8}\S|(?:-?\d+[\s,]+){4,9}".*"$|\S+\.(?:jpe?g|png|bmp),\s*".*"$)/i.test(first(peek)),
  },
  {
    title: 'an ImageNet list (file name and class number)',
    advice: 'write it as CSV for classification',
    looksLike: (peek) =>
      (named(peek, /\.txt$/i) && /^\S+\.(?:jpe?g|png|bmp)\s+\d+$/i.test(first(peek))) ||
      named(peek, /(?:^|\/)synsets[^/]*\.txt$/i),
  },
  {
    title: 'TensorFlow records or their label map',
    advice: AS_COCO,
    looksLike: (peek) =>
      named(peek, /\.(?:tfrecords?|pbtxt)$/i) && (named(peek, /record/i) || has(peek, /\bitem\s*\{/)),
  },
]
