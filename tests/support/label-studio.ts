import type { DatasetItem } from '#app/domain/datasets/dataset.ts'
import { labelStudio } from '#app/domain/datasets/formats/labelstudio/format.ts'
import { memoryFiles } from './files-in-memory.ts'

// Tasks as Label Studio exports them, and reading them.

/** A region of a picture of 200 × 100 pixels. */
export const region = (type: string, value: object, more: object = {}) => ({
  id: 'r1',
  type,
  from_name: 'label',
  to_name: 'image',
  original_width: 200,
  original_height: 100,
  image_rotation: 0,
  value,
  ...more,
})
export const box = region('rectanglelabels', {
  x: 10,
  y: 20,
  width: 30,
  height: 40,
  rotation: 0,
  rectanglelabels: ['car'],
})
export const pictureTask = (result: unknown, more: object = {}) => ({
  id: 1,
  data: { image: '/data/upload/1/a.png' },
  annotations: [{ id: 7, result }],
  ...more,
})
export const textTask = (text: string, result: unknown) => ({ id: 2, data: { text }, annotations: [{ result }] })
export const span = (start: unknown, end: unknown, text?: string) => ({
  id: 's',
  type: 'labels',
  from_name: 'label',
  to_name: 'text',
  value: { start, end, labels: ['PS'], ...(text !== undefined && { text }) },
})

export async function read(tasks: unknown) {
  return labelStudio.read(memoryFiles({ 'export.json': JSON.stringify(tasks) }))
}

export async function items(tasks: unknown): Promise<DatasetItem[]> {
  const result = await read(tasks)
  if (result.outcome === 'unreadable') throw new Error(JSON.stringify(result.problems))
  return result.dataset.items
}
