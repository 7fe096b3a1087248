const HEAD_CHARS = 1_000;

const PROLOGUE = String.raw`^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)*`;
const PAGE = new RegExp(
  String.raw`${PROLOGUE}<(?:!doctype\s+html|html|head|body|script)(?=[\s>])`,
  'i',
);
/** Elements that are no page by themselves, unless the header says so. */
const PART = new RegExp(
  String.raw`${PROLOGUE}<(?:div|p|h[1-6]|form|table|center|title|meta|style|span|font|br|iframe)(?=[\s/>])`,
  'i',
);

/**
 * Whether a body is a web page. Login pages and notices of maintenance come with status 200, and
 * well-formed ones would pass for XML. The header alone proves nothing: some gateways send data as
 * `text/html`.
 */
export function isHtml(text: string, contentType = ''): boolean {
  const head = text.slice(0, HEAD_CHARS);
  return PAGE.test(head) || (/\bx?html\b/i.test(contentType) && PART.test(head));
}
