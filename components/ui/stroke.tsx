const paths = {
  minus: 'M5 12h14',
  plus: 'M5 12h14M12 5v14',
  cross: 'm6 6 12 12M18 6 6 18',
} as const;

/**
 * A drawn sign for a button that has its words elsewhere. Apart from `icons.tsx`, which an island would
 * load whole: 0.6 kB of the checkout.
 */
export function Stroke({ sign, className }: { sign: keyof typeof paths; className: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      aria-hidden="true"
      className={className}
    >
      <path d={paths[sign]} />
    </svg>
  );
}
