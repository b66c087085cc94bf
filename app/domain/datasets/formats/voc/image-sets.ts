import type { Files } from '#app/domain/datasets/dataset.ts'
import { baseName, isSplitName, withoutEnding } from '#app/domain/datasets/formats/shared/keys.ts'
import { readText } from '#app/domain/datasets/formats/shared/text.ts'

/**
 * The part (train, val, test) of each picture, by its name without ending, as `ImageSets/Main/<part>.txt` lists them. Lists
 * of a class (`cat_train.txt`) say no more than the boxes do, and `trainval` no more than `train` and `val`.
 */
export async function splitsOf(files: Files): Promise<ReadonlyMap<string, string>> {
  const lists = files.names
    .filter(
      (name) => /(?:^|\/)ImageSets\/(?:Main\/)?[^/]+\.txt$/.test(name) && isSplitName(withoutEnding(baseName(name))),
    )
    .sort((a, b) => Number(/trainval/.test(a)) - Number(/trainval/.test(b)))
  const splits = new Map<string, string>()
  for (const list of lists)
    for (const line of (await readText(files, list)).split(/\r?\n/)) {
      const name = line.trim()
      if (name !== '' && !name.startsWith('#') && !splits.has(name)) splits.set(name, withoutEnding(baseName(list)))
    }
  return splits
}
