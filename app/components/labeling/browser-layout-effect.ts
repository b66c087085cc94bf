import { useEffect, useLayoutEffect } from 'react'

/** A layout effect in the browser; on the server, where nothing is laid out, React would only warn about it. */
export const useBrowserLayoutEffect = typeof window === 'undefined' ? useEffect : useLayoutEffect
