import { Canvas } from '#app/components/labeling/canvas/canvas.tsx'
import { useCanvas } from '#app/components/labeling/canvas/use-canvas.ts'
import { ZoomButtons } from '#app/components/labeling/canvas/zoom-buttons.tsx'
import type { LabelingItem } from './contract.ts'

/** The picture that a question is about, to be looked at. */
export function Picture({ item }: { item: LabelingItem }) {
  const canvas = useCanvas(item)
  return (
    <div className="grid min-w-0 gap-2">
      <Canvas canvas={canvas} item={item} mode="look" />
      <div className="flex justify-center rounded-lg border border-line bg-raised">
        <ZoomButtons canvas={canvas} />
      </div>
    </div>
  )
}

/** The text that a question is about, to be read. */
export function PlainText({ text, language }: { text: string; language: string | undefined }) {
  return (
    <div
      lang={language}
      className="grid min-w-0 gap-2 rounded-lg border border-line bg-raised px-4 py-3 text-lg wrap-anywhere text-ink"
    >
      {text.split(/\n+/).map((paragraph, place) => (
        // A text does not change while it is read: its paragraphs are known by their place.
        <p key={place} dir="auto">
          {paragraph}
        </p>
      ))}
    </div>
  )
}
