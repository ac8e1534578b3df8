'use client';

import { usePathname, useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import type { Frame } from '@/lib/embed/frame';

type Props = {
  /** Whose pages may show the shop. */
  origins: readonly string[];
  locale: string;
};

/** In a document that is shown in a frame: loads what that takes. */
export function Framed({ origins, locale }: Props) {
  const { push } = useRouter();
  const pathname = usePathname();
  const [frame, setFrame] = useState<Frame | null>(null);

  useEffect(() => {
    let started: Frame | null = null;
    let isGone = false;
    import('@/lib/embed/frame').then(({ startFrame }) => {
      if (isGone) return;
      started = startFrame({ origins, locale, toPage: push });
      setFrame(started);
    });
    return () => {
      isGone = true;
      started?.end();
    };
  }, [origins, locale, push]);

  useEffect(() => frame?.turnedTo(pathname), [frame, pathname]);
  return null;
}
