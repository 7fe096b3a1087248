/** The browser's own parser; what is wrong stands in the document as `parsererror`. */
export const parseXml = (text: string): Document =>
  new DOMParser().parseFromString(text, 'text/xml');
