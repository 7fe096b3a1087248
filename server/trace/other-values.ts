import type { BodyPart } from './body-tree.ts';

/** Of the digits of a time or a long number, so many groups are tried. */
const MOST_GROUPS = 6;
const MOST_SIBLINGS = 4;

/**
 * Other values of a leaf, the likeliest to be taken first, in the form it is written in: a number a
 * little off, one digit of a time, what stands in the same place of other rows, another text.
 * `siblings` are the leaf's characters elsewhere.
 */
export function otherValues(
  { leaf, from, to }: BodyPart,
  chars: string,
  siblings: readonly string[],
): readonly string[] {
  if (leaf === undefined) return [];
  const own = chars.slice(from, to);
  switch (leaf) {
    case 'word':
      return own === 'null' ? ['1', '"1"'] : [own === 'true' ? 'false' : 'true'];
    case 'varint':
      return [1, 2].map((bit) => replaced(own, 0, own.charCodeAt(0) ^ bit));
    case 'fixed':
      return [own.length - 2, own.length - 1, 0].map((at) =>
        replaced(own, at, own.charCodeAt(at) ^ (at === own.length - 1 ? 1 : 0x10)),
      );
    case 'bytes':
      return [own.length - 1, 0].map((at) => replaced(own, at, nextLetter(own, at)));
    case 'text':
    case 'number':
    case 'plain':
      return otherTexts(leaf, own, siblings);
  }
}

function otherTexts(
  leaf: 'text' | 'number' | 'plain',
  own: string,
  siblings: readonly string[],
): readonly string[] {
  const others = siblings.filter((text) => text !== own).slice(0, MOST_SIBLINGS);
  const isText = leaf === 'text';
  const texts = leaf === 'number' ? [] : worded(isText ? own.slice(1, -1) : own);
  const quoted = isText ? texts.map((text) => `"${text}"`) : texts;
  return [...new Set([...counted(own), ...others, ...quoted])].filter((text) => text !== own);
}

/** The last digit of each group another, the last group first; then the first digit of all. */
function counted(own: string): readonly string[] {
  const groups = [...own.matchAll(/(?<![\\u\w])\d+|\d+/g)].filter(
    ({ index }) => !/\\u[\da-f]{0,4}$/i.test(own.slice(0, index)),
  );
  const ends = groups.map(({ 0: group, index }) => index + group.length - 1).toReversed();
  const first = groups[0]?.index;
  // Within a long number (a time without marks) also the day and the hour.
  const within = groups
    .filter(({ 0: group }) => group.length >= 8)
    .flatMap(({ 0: group, index }) => [3, 5, 7].map((back) => index + group.length - back));
  const places = [
    ...ends.slice(0, MOST_GROUPS),
    ...(first === undefined ? [] : [first]),
    ...within,
  ];
  return places.map((at) => replaced(own, at, nextDigit(own, at)));
}

function nextDigit(text: string, at: number): number {
  const digit = text.charCodeAt(at) - 48;
  return 48 + (digit === 9 ? 8 : digit + 1);
}

/** Of a text in an unknown character set only its end can be told: a letter more. */
function worded(own: string): readonly string[] {
  const flipped = /^(?:true|false|[YN])$/i.test(own)
    ? [own.toLowerCase() === 'true' ? 'false' : own === 'Y' ? 'N' : own === 'N' ? 'Y' : 'true']
    : [];
  return own.trim() === '' ? ['7', 'x'] : [...flipped, `${own}x`, 'x', '7'];
}

/** Within ASCII, so that a text stays a text. */
function nextLetter(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code >= 48 && code <= 57) return nextDigit(text, at);
  return code ^ 1;
}

function replaced(text: string, at: number, code: number): string {
  return at < 0 || at >= text.length
    ? text
    : text.slice(0, at) + String.fromCharCode(code) + text.slice(at + 1);
}
