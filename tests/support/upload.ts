import sharp from 'sharp'

/** A small dataset as an operator would upload it: pictures of flat colours and a COCO file that boxes them. */
export const picture = (width: number, height: number, background: string) =>
  sharp({ create: { width, height, channels: 3, background } })
    .jpeg()
    .toBuffer()

/** COCO text of pictures of 200 × 100 pixels, each with a car on the left and every second with a bus on the right. */
export function cocoText(names: readonly string[], extra: object[] = []): string {
  const images = names.map((file_name, id) => ({ id, file_name, width: 200, height: 100 }))
  const annotations = images.flatMap(({ id }) => [
    { id: id * 2 + 1, image_id: id, category_id: 1, bbox: [10, 10, 60, 50], iscrowd: 0 },
    ...(id % 2 === 0 ? [{ id: id * 2 + 2, image_id: id, category_id: 2, bbox: [100, 20, 80, 60], iscrowd: 0 }] : []),
  ])
  const categories = [
    { id: 1, name: 'car' },
    { id: 2, name: 'bus' },
    { id: 3, name: 'kite' },
  ]
  return JSON.stringify({ images, annotations: [...annotations, ...extra], categories })
}

/** The multipart form of the upload page. */
export function uploadForm({
  dataset,
  annotations,
  pictures,
}: {
  dataset: string
  annotations?: string | null
  pictures: Record<string, Buffer>
}): FormData {
  const form = new FormData()
  form.set('dataset', dataset)
  if (annotations !== null && annotations !== undefined)
    form.set('annotations', new File([annotations], 'annotations.json', { type: 'application/json' }))
  for (const [name, bytes] of Object.entries(pictures))
    form.append('pictures', new File([new Uint8Array(bytes)], name, { type: 'image/jpeg' }))
  return form
}
