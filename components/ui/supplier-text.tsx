/**
 * Supplier HTML in the page. `html` must come from `sanitiseSupplierHtml`; this is the one place
 * where HTML the shop did not write is put into a document. `lang` and `dir` where the text is in
 * another language than the page.
 */
export function SupplierText({
  html,
  lang,
  dir,
}: {
  html: string;
  lang?: string;
  dir?: 'ltr' | 'rtl';
}) {
  return (
    <div
      className="supplier-text"
      lang={lang}
      dir={dir}
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}
