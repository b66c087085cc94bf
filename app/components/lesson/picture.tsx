import type { ReactNode } from 'react'

/** A rendered picture of a lesson: where it is, how large, and what it shows in words. */
export interface PictureProps {
  src: string
  width: number
  height: number
  alt: string
}

/** The picture itself, sized before it is loaded so that nothing jumps. */
export function PictureImage({ src, width, height, alt, className = '' }: PictureProps & { className?: string }) {
  return (
    <img
      src={src}
      width={width}
      height={height}
      alt={alt}
      loading="lazy"
      decoding="async"
      className={`block h-auto w-full rounded-lg bg-sunken ${className}`}
    />
  )
}

/** A picture with its caption. */
export function Picture({ caption, ...picture }: PictureProps & { caption?: ReactNode }) {
  // A tall picture would fill more than the screen: it is kept narrower than the text.
  const tall = picture.height > picture.width * 0.9
  return (
    <figure className={`not-prose my-8 ${tall ? 'mx-auto max-w-md' : ''}`}>
      <PictureImage {...picture} />
      {caption ? <figcaption className="mt-2 text-sm text-muted">{caption}</figcaption> : null}
    </figure>
  )
}
