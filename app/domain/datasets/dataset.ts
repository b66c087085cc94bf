import type { Attributes } from '#app/domain/labels/parts.ts'
import type { LabelKind } from '#app/domain/labels/kind.ts'
import type { GoldLabel } from '#app/domain/labels/label.ts'
import type { Problem } from '#app/domain/labels/problems.ts'
import type { Taxonomy } from '#app/domain/labels/taxonomy.ts'
import type { Credit } from './coco-records.ts'

/** One thing that is labeled, as any format holds it: a picture or a text, and its labels, at most one per kind. */
export interface DatasetItem {
  /** Unique in the dataset: the picture's file name (with folders, `/` between them), or the record's own id. */
  key: string
  /** Size in pixels; null for texts, and where a format does not say. */
  width: number | null
  height: number | null
  /** The text, NFC; null for pictures. */
  text: string | null
  labels: GoldLabel[]
  /** Free values that a format keeps of an item (split, scene attributes), which some formats can carry. */
  attributes?: Attributes
  credit?: Credit | null
}

/** What every reader makes and every writer takes. */
export interface Dataset {
  taxonomy: Taxonomy
  items: DatasetItem[]
}

/** The kinds of label a dataset holds, in the order of LABEL_KINDS. */
export type DatasetKinds = readonly LabelKind[]

/** Files of a dataset by name, `/` between folders. Names are safe: no `..`, no drive, no leading slash. */
export interface Files {
  readonly names: readonly string[]
  /** Size in bytes, before anything is read. */
  size(name: string): number
  /** The bytes of a file, piece by piece, so that a file need not fit into memory. */
  chunks(name: string): AsyncIterable<Uint8Array>
}

export type ReadDataset =
  | { outcome: 'read'; format: string; dataset: Dataset; problems: Problem[] }
  /** Nothing can be used; problems say what and where. */
  | { outcome: 'unreadable'; format: string | null; problems: Problem[] }

/** Something that a format cannot carry: how often, and what, in a sentence. */
export interface Loss {
  what: string
  count: number
  /** Keys of the first few items concerned. */
  examples: string[]
}

/** A written dataset: its files by name, and everything that did not fit. */
export interface WrittenDataset {
  files: Map<string, string | Uint8Array>
  losses: Loss[]
}

/** One file format of the field. */
export interface Format {
  /** Its word on the command line: `coco`, `yolo`, `voc` … */
  name: string
  title: string
  kinds: DatasetKinds
  /** How sure the content of these files is of this format: 0 no, 1 certain. Reads little. */
  detect(files: Files): Promise<number>
  read(files: Files): Promise<ReadDataset>
  write(dataset: Dataset): WrittenDataset
}
