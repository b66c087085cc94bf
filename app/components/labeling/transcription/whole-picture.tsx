import { useEffect } from 'react'
import { Canvas } from '#app/components/labeling/canvas/canvas.tsx'
import { useCanvas } from '#app/components/labeling/canvas/use-canvas.ts'
import { ZoomButtons } from '#app/components/labeling/canvas/zoom-buttons.tsx'
import type { LabelingItem } from '#app/components/labeling/contract.ts'
import { isPart, type LineRegion } from './lines.ts'

type PictureProps = { item: LabelingItem; regions: readonly LineRegion[]; current: string | undefined }

/** The whole picture with its lines; the one that is being written stands out. */
export function WholePicture({ item, regions, current }: PictureProps) {
  const canvas = useCanvas(item)
  const { reveal } = canvas
  const line = regions.find(({ id }) => id === current)
  useEffect(() => {
    if (line) reveal(line)
  }, [line, reveal])
  const outlined = regions.length > 1 || (line && isPart(line, item))
  return (
    <div className="lab-stays grid min-w-0 gap-2">
      <Canvas canvas={canvas} item={item} mode="look">
        {outlined
          ? regions.map(({ id, x, y, width, height }) => (
              <g key={id} className={id === current ? 'lab-written lab-written-current' : 'lab-written'}>
                <rect className="lab-halo" {...{ x, y, width, height }} />
                <rect className="lab-line" {...{ x, y, width, height }} />
              </g>
            ))
          : null}
      </Canvas>
      <div className="flex justify-center rounded-lg border border-line bg-raised">
        <ZoomButtons canvas={canvas} />
      </div>
    </div>
  )
}
