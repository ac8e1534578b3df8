/**
 * Supplier HTML in the page. `html` must come from `sanitiseSupplierHtml`; this is the one place
 * where HTML the shop did not write is put into a document.
 */
export function SupplierText({ html, lang }: { html: string; lang?: string }) {
  return <div className="supplier-text" lang={lang} dangerouslySetInnerHTML={{ __html: html }} />;
}
