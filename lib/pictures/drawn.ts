import 'server-only';
import sharp from 'sharp';
import { processWide } from '../process-wide';
import { type Picture, pictureSvg } from './picture';

/** About 15 kB each: a megabyte at most. */
const mostKept = 64;

/** Who comes behind so many others is told to come back: a picture is not worth the machine. */
const mostWaiting = 32;

type Desk = {
  /** Finished pictures and those under way, the least recently wanted first. */
  pictures: Map<string, Promise<Uint8Array<ArrayBuffer>>>;
  waiting: number;
  last: Promise<unknown>;
};

const desk = processWide<Desk>('pictures', () => ({
  pictures: new Map(),
  waiting: 0,
  last: Promise.resolve(),
}));

async function render(svg: string): Promise<Uint8Array<ArrayBuffer>> {
  // Few colours: a palette halves the bytes, and nobody sees it. More effort saves no more of them.
  return new Uint8Array(await sharp(Buffer.from(svg)).png({ palette: true, effort: 1 }).toBuffer());
}

/** One after the other, so that pages keep a core. */
async function inTurn(desk: Desk, svg: string): Promise<Uint8Array<ArrayBuffer>> {
  desk.waiting += 1;
  const turn = desk.last.then(() => render(svg)).finally(() => (desk.waiting -= 1));
  desk.last = turn.catch(() => undefined);
  return await turn;
}

/**
 * A picture as PNG, drawn once for everyone who wants it while it is kept; null when too many others
 * are to be drawn first. Rejects when it cannot be drawn, and is tried anew the next time.
 */
export async function drawn(picture: Picture): Promise<Uint8Array<ArrayBuffer> | null> {
  const { pictures } = desk();
  const key = JSON.stringify(picture);
  const known = pictures.get(key);
  if (known === undefined && desk().waiting >= mostWaiting) return null;
  const wanted = known ?? inTurn(desk(), pictureSvg(picture));
  pictures.delete(key);
  pictures.set(key, wanted);
  const [oldest] = pictures.keys();
  if (pictures.size > mostKept && oldest !== undefined) pictures.delete(oldest);
  try {
    return await wanted;
  } catch (error) {
    pictures.delete(key);
    throw error;
  }
}
