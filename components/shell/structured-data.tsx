import { type Json, jsonLdText } from '@/lib/seo/json-ld';

/**
 * What a page is about, for machines. Data, which no content policy asks a nonce of; React writes
 * the text of a script as it is, so that `jsonLdText` alone decides what stands in it.
 */
export function StructuredData({ data }: { data: Json }) {
  return <script type="application/ld+json">{jsonLdText(data)}</script>;
}
