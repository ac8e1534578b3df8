import { handOver } from '@/lib/embed/handover';
import { isSameOrigin, jsonError, readForm } from '@/lib/http';
import { defaultLocale } from '@/lib/i18n/locales';
import { handoverPath } from '@/lib/paths';
import { limited } from '@/lib/rate-limit';
import { currentSession } from '@/lib/session';
import { isStoreError } from '@/lib/store';
import { getStore } from '@/lib/store/shared';
import type { HandedLine } from '@/schemas/handover';
import { handoverFormSchema } from '@/schemas/handover-request';

/** The token of a cart that is kept; null while that is not possible. */
async function tokenOf(lines: HandedLine[]): Promise<string | null> {
  try {
    return await handOver(await getStore(), lines, Date.now());
  } catch (error) {
    if (isStoreError(error)) return null;
    throw error;
  }
}

/**
 * Takes the cart of a frame, and leads the tab that its form has opened to the link by which it is
 * taken over. A form, so that the tab opens with the very press and no blocker of windows minds;
 * so a person reads the answer, and what goes wrong is said on that page.
 */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return jsonError(403, 'cross-origin');
  const form = await readForm(request, handoverFormSchema);
  const isAllowed = form !== null && (await limited('handover', await currentSession())) === null;
  const token = isAllowed ? await tokenOf(form.lines) : null;
  return new Response(null, {
    status: 303,
    headers: {
      Location: handoverPath(form?.locale ?? defaultLocale, token),
      'Cache-Control': 'no-store',
    },
  });
}
