import type { PlainRecord } from '../feed-kit/record.ts';

/** All that is read of a request: accounts, names, telephones and devices are never looked at. */
const KEPT = [
  'service_request_id',
  'status',
  'service_name',
  'service_code',
  'agency_responsible',
  'requested_datetime',
  'updated_datetime',
  'expected_datetime',
  'lat',
  'long',
  'lon',
  'media_url',
];
const FREE_TEXTS = ['description', 'status_notes'];
const ADDRESSES = ['address', 'address_string'];

const MAX_CHARS = 1000;
const E_MAIL = /[^\s@<>"'(),;:]{1,64}@[^\s@<>"'(),;:]{1,255}/g;
/** Seven digits and more with what people put between them: a telephone, a card; but not a date. */
const LONG_NUMBER =
  /(?<!\d)(?!(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}(?!\d))\+?\(?\d(?:[\s().-]{0,2}\d){6,18}/g;
/** What stands for a person or a key in what people paste. */
const LINK = /https?:\/\/\S+/gi;

/** The row with only what may be shown: also a rejected row is kept for a look at it. */
export function withoutPersons(row: PlainRecord): PlainRecord {
  const kept: Record<string, unknown> = {};
  for (const key of KEPT) if (Object.hasOwn(row, key)) kept[key] = row[key];
  for (const key of FREE_TEXTS) {
    const value = row[key];
    if (typeof value === 'string') kept[key] = maskedText(value);
  }
  for (const key of ADDRESSES) {
    const value = row[key];
    if (typeof value === 'string') kept[key] = roadOf(value);
  }
  return kept;
}

/** Free text without addresses of mail and pages, and without numbers that lead to a person. */
export function maskedText(text: string): string {
  return text
    .slice(0, MAX_CHARS)
    .replaceAll(LINK, '***')
    .replaceAll(E_MAIL, '***')
    .replaceAll(LONG_NUMBER, '***');
}

const DWELLING =
  /^(?:flat|apartment|apt|unit|suite|ste|room|rm|house|h|plot|lot|door|no|#)\b[.\s]*(?:no\b[.\s]*)?[#\d]/i;
/** Number before a road's name, also `12-14` and `7B`; an ordinal (`17TH`) is a name. */
const NUMBER_BEFORE = /^\d{1,6}(?:[-/]\d{1,6})?[a-z]?\s+(?=\D|\d+(?:st|nd|rd|th)\b)/i;
const NUMBER_AFTER = /\s+\d{1,6}(?:\s?[-/]\s?\d{1,6})?\s?[a-z]?(?:번지)?$/i;
const KOREAN_DWELLING = /\s*\d{1,4}(?:동|호|층)(?=\s|$)/g;
/** Here the number is the name. */
const NAMED_BY_NUMBER =
  /^(?:sector|block|phase|ward|zone|highway|route|pocket|lorong|jalan|jln|gali|gate|exit|line|km)\s+\S+$/i;
const POSTCODE = /(?:^|\s)\d{4,6}(?:-\d{4})?$/;

/** The road and area of an address: house, flat and post code are cut off. */
export function roadOf(address: string): string {
  return maskedText(address)
    .split(',')
    .map((part) => part.trim())
    .filter((part) => !DWELLING.test(part))
    .map((part) => (NAMED_BY_NUMBER.test(part) ? part : withoutNumber(part)))
    .filter((part) => part !== '' && !/^[\d\s/-]+[a-z]?$/i.test(part))
    .join(', ');
}

function withoutNumber(part: string): string {
  return part
    .replaceAll(KOREAN_DWELLING, '')
    .replace(POSTCODE, '')
    .replace(NUMBER_BEFORE, '')
    .replace(NUMBER_AFTER, '')
    .trim();
}
