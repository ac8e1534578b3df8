/** A colour as it is; drawn, since the content policy allows no style of its own to an element. */
export function Swatch({ hex, className = 'h-12 w-full' }: { hex: string; className?: string }) {
  return (
    <svg
      viewBox="0 0 4 4"
      preserveAspectRatio="none"
      aria-hidden="true"
      className={`block rounded-small border border-line ${className}`}
    >
      <rect width="4" height="4" fill={hex} />
    </svg>
  );
}

/** How one colour looks on another. */
export function ColourOn({ colour, on }: { colour: string; on: string }) {
  return (
    <svg
      viewBox="0 0 48 28"
      aria-hidden="true"
      className="h-7 w-12 rounded-small border border-line"
    >
      <rect width="48" height="28" fill={on} />
      <text x="24" y="19.5" fontSize="16" fontWeight="500" textAnchor="middle" fill={colour}>
        Aa
      </text>
    </svg>
  );
}
