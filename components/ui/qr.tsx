import type { QrPath } from '@/schemas/reveal';

/** From so many modules a side on, a code needs more room for a phone to tell them apart. */
const dense = 45;

/**
 * A QR code drawn on the server. Always dark on white, also in the dark theme: scanners expect it.
 * `enlarged` fills the window.
 */
export function Qr({ qr, alt, enlarged = false }: { qr: QrPath; alt: string; enlarged?: boolean }) {
  const size = enlarged ? 'size-[min(92vw,80vh)]' : qr.size >= dense ? 'size-72' : 'size-56';
  return (
    <svg
      viewBox={`0 0 ${qr.size} ${qr.size}`}
      role="img"
      aria-label={alt}
      shapeRendering="crispEdges"
      className={`mx-auto max-w-full rounded-small bg-paper text-on-paper ${size}`}
    >
      <path d={qr.path} fill="currentColor" />
    </svg>
  );
}
