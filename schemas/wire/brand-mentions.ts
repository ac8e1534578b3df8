import * as z from 'zod';
import { type WireList, wireKey } from './common';
import { wireDocumentedProblems } from './problems';

const wireMention = z
  .object({ brand: wireKey, brand_id: wireKey })
  .transform((row) => ({ id: row.brand_id, name: row.brand }));
type Mention = z.infer<typeof wireMention>;

/** Rows stand three or four levels down in any layout that is known or likely. */
const maxDepth = 8;

/** Objects and lists looked at; ten times a large country's brands, each in several sections. */
const maxNodes = 20_000;

/** The children of a list or object in the order of the document; a text or number has none. */
function childrenOf(value: unknown): unknown[] | null {
  if (Array.isArray(value)) return value;
  return typeof value === 'object' && value !== null ? Object.values(value) : null;
}

/** An object with both names holding texts, its own ones and not those of its prototype. */
function isBrandLike(value: unknown): boolean {
  const text = (name: string) =>
    typeof Object.getOwnPropertyDescriptor(value, name)?.value === 'string';
  return text('brand') && text('brand_id');
}

/** Every brand a body names, in the order of the document, each once by its id. */
function mentionsIn(body: unknown): WireList<Mention> {
  const found = new Map<string, Mention>();
  let nodes = 0;
  let dropped = 0;
  const visit = (value: unknown, depth: number) => {
    if (depth > maxDepth) return;
    const children = childrenOf(value);
    if (children === null) return;
    nodes += 1;
    if (isBrandLike(value)) {
      const mention = wireMention.safeParse(value);
      if (!mention.success) dropped += 1;
      else if (!found.has(mention.data.id)) found.set(mention.data.id, mention.data);
    }
    for (const child of children) {
      if (nodes >= maxNodes) return;
      visit(child, depth + 1);
    }
  };
  visit(body, 0);
  return { items: [...found.values()], dropped };
}

/**
 * The brands named anywhere in the body of `GET /v2/homepage` or `GET /v2/search/{CC}`. Neither
 * shape is documented, so the body is searched for brands rather than read field by field.
 */
export const wireBrandMentions = z
  .unknown()
  .refine((body) => childrenOf(body) !== null && wireDocumentedProblems.parse(body).length === 0)
  .transform(mentionsIn);
