/** The hallmark: an octagonal punch with the touch mark of a checked box. */
export function Logo({ className = 'size-8' }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" className={className} aria-hidden="true" focusable="false">
      <path d="M10 1.5h12L30.5 10v12L22 30.5H10L1.5 22V10z" className="fill-gold" />
      <path d="M10 1.5h12L30.5 10v12L22 30.5H10L1.5 22V10z" className="fill-none stroke-on-gold/30" />
      <path
        d="M8.5 12V8.5H12M20 8.5h3.5V12M23.5 20v3.5H20M12 23.5H8.5V20"
        className="fill-none stroke-on-gold"
        strokeWidth="2"
        strokeLinecap="round"
      />
      <path
        d="m11.5 16.4 3.2 3.1 6-6.6"
        className="fill-none stroke-on-gold"
        strokeWidth="2.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
