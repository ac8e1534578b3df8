import type { QrPath } from '@/schemas/order-snapshot';

/** A QR code drawn on the server. Always dark on white, also in the dark theme: scanners expect it. */
export function Qr({ qr, alt }: { qr: QrPath; alt: string }) {
  return (
    <svg
      viewBox={`0 0 ${qr.size} ${qr.size}`}
      role="img"
      aria-label={alt}
      shapeRendering="crispEdges"
      className="mx-auto size-56 rounded-small bg-paper text-on-paper sm:size-52"
    >
      <path d={qr.path} fill="currentColor" />
    </svg>
  );
}
