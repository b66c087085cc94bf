/** Icons of the tools: 24 units square, drawn in the colour of the text. */
const PATHS = {
  undo: 'M9 14 4 9l5-5M4 9h10a6 6 0 0 1 0 12h-3',
  redo: 'm15 14 5-5-5-5M20 9H10a6 6 0 0 0 0 12h3',
  delete: 'M4 7h16M10 11v6M14 11v6M6 7l1 13h10l1-13M9 7V4h6v3',
  'zoom-in': 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14ZM20 20l-4-4M11 8v6M8 11h6',
  'zoom-out': 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14ZM20 20l-4-4M8 11h6',
  earlier: 'm14 6-6 6 6 6',
  later: 'm10 6 6 6-6 6',
  up: 'm6 14 6-6 6 6',
  down: 'm6 10 6 6 6-6',
  join: 'M5 9h14M5 15h14',
  grip: 'M9 6h.01M15 6h.01M9 12h.01M15 12h.01M9 18h.01M15 18h.01',
  fit: 'M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5',
  tags: 'M4 4h8l8 8-8 8-8-8V4ZM8.5 8.5h.01',
  help: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM9.5 9.5a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.9-1.1 1.8M12 17h.01',
  close: 'M6 6l12 12M18 6 6 18',
  light: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM12 2v3M12 19v3M2 12h3M19 12h3M5 5l2 2M17 17l2 2M19 5l-2 2M7 17l-2 2',
  copy: 'M9 9h11v11H9V9ZM5 15H4V4h11v1',
  paste: 'M9 4h6v3H9V4ZM9 5H6v15h12V5h-3M9 12h6M9 16h6',
  magnify: 'M12 6.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11ZM12 2.5v6M12 15.5v6M2.5 12h6M15.5 12h6',
  rotate: 'M20 11a8 8 0 1 0-2.3 5.7M20 4v7h-7',
  show: 'M2 12s3.6-6.5 10-6.5S22 12 22 12s-3.6 6.5-10 6.5S2 12 2 12Zm10-3a3 3 0 1 0 0 6 3 3 0 0 0 0-6Z',
  hide: 'M4 4l16 16M9.5 5.8c.8-.2 1.6-.3 2.5-.3 6.4 0 10 6.5 10 6.5a17 17 0 0 1-3.2 3.9M6.3 7.3A16 16 0 0 0 2 12s3.6 6.5 10 6.5c1.6 0 3-.4 4.2-1',
  lock: 'M6 11h12v9H6v-9ZM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  unlock: 'M6 11h12v9H6v-9ZM8.5 11V8a3.5 3.5 0 0 1 6.7-1.4',
  done: 'm5 12.5 4.5 4.5L19 7.5',
} as const

export type IconName = keyof typeof PATHS

export function Icon({ name, small = false }: { name: IconName; small?: boolean }) {
  return (
    <svg
      aria-hidden
      viewBox="0 0 24 24"
      className={small ? 'size-4' : 'size-6'}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={PATHS[name]} />
    </svg>
  )
}
