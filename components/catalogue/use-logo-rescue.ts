'use client';

import { type RefObject, useEffect } from 'react';
import { jpgInstead } from '@/lib/catalogue/logo-files';

/**
 * What to do about a logo that did not load: its jpg may. When that fails too, it makes way for the
 * initials below it, which not every browser's sign for a broken picture does.
 */
function rescue(image: HTMLImageElement): void {
  const jpg = jpgInstead(image.currentSrc || image.src);
  if (jpg === null) {
    image.hidden = true;
    return;
  }
  const source = image.previousElementSibling;
  // A picture chooses by format, not by what loads: its webp has to step back.
  if (source instanceof HTMLSourceElement) source.media = 'not all';
  image.removeAttribute('srcset');
  image.src = jpg;
}

const hasFailed = (image: HTMLImageElement) =>
  image.complete && image.currentSrc !== '' && image.naturalWidth === 0;

/** Rescues the logos inside an element: those that fail, and those that had before it looked. */
export function useLogoRescue(container: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = container.current;
    if (element === null) return;
    const onError = ({ target }: Event) => {
      if (target instanceof HTMLImageElement) rescue(target);
    };
    // Errors of pictures do not bubble.
    element.addEventListener('error', onError, true);
    for (const image of element.querySelectorAll('img')) if (hasFailed(image)) rescue(image);
    return () => element.removeEventListener('error', onError, true);
  }, [container]);
}
