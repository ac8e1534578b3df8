import 'server-only';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import sharp from 'sharp';
import { type BrandingExtension, brandingExtension, brandingType } from '@/schemas/branding-file';

/** Every page asks for logo and fonts: more than this keeps a buyer on a phone waiting. */
export const largestFile = 300_000;

/** A file of the partner's, read and looked at. */
export type BrandingFile = {
  /** Where it is served: its content's hash in the name, so that it may be kept for ever. */
  href: string;
  type: string;
  bytes: Uint8Array<ArrayBuffer>;
  /** Of a picture, in pixels. */
  size: { width: number; height: number } | null;
};

/** What is wrong with a file, as the end of a sentence that begins with its field. */
export class BrandingFault extends Error {}

/** The first bytes of a WOFF2 file (W3C WOFF2, 4.1). */
const woff2Signature = 'wOF2';

const formats: Partial<Record<BrandingExtension, string>> = {
  svg: 'svg',
  png: 'png',
  webp: 'webp',
  jpg: 'jpeg',
};

async function sizeOf(bytes: Buffer, extension: BrandingExtension): Promise<BrandingFile['size']> {
  const says = `is not what a ${extension} file holds`;
  if (extension === 'woff2') {
    if (bytes.toString('latin1', 0, 4) !== woff2Signature) throw new BrandingFault(says);
    return null;
  }
  const found = await sharp(bytes)
    .metadata()
    .catch(() => null);
  if (found === null || found.format !== formats[extension]) throw new BrandingFault(says);
  return { width: found.width, height: found.height };
}

function read(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    throw new BrandingFault('cannot be read');
  }
}

/** What is served of some bytes of a kind. */
export function brandingFile(
  bytes: Uint8Array<ArrayBuffer>,
  extension: BrandingExtension,
  size: BrandingFile['size'],
): BrandingFile {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  return { href: `/branding/${hash}.${extension}`, type: brandingType(extension), bytes, size };
}

/**
 * Reads a file named in the configuration, relative to `folder`.
 * @throws BrandingFault when it is missing, too large, or not what its name says.
 */
export async function readBrandingFile(folder: string, file: string): Promise<BrandingFile> {
  const extension = brandingExtension(file);
  if (extension === null) throw new BrandingFault('is of no known type');
  const bytes = read(resolve(/* turbopackIgnore: true */ folder, file));
  if (bytes.length > largestFile) {
    const kilobytes = Math.ceil(bytes.length / 1000);
    throw new BrandingFault(`has ${kilobytes} kB; ${largestFile / 1000} kB is the most`);
  }
  return brandingFile(new Uint8Array(bytes), extension, await sizeOf(bytes, extension));
}
