import { inkOn } from './tokens';

/** A picture is one colour and what reads on it. A plate is filled with the ink. */
export type PictureColours = { background: string; ink: string };

/** The colours of a picture on `background` (`#rrggbb`). */
export function pictureColours(background: string): PictureColours {
  return { background, ink: inkOn(background) };
}
