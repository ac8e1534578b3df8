'use client';

import { type ReactNode, useRef } from 'react';
import { useLogoRescue } from './use-logo-rescue';

/** The frame of a brand's face, which sees to it that a logo that fails leaves the initials. */
export function TileLogo({ children }: { children: ReactNode }) {
  const frame = useRef<HTMLSpanElement>(null);
  useLogoRescue(frame);
  return (
    <span ref={frame} className="tile">
      {children}
    </span>
  );
}
