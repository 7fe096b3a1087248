/** A line of a list on the wall. */
const MAX_CHARS = 60;

/** End of a sentence: after a Hangul letter or a bracket, so that `6. 25.(수)` is not cut. */
const SENTENCE_END = /(?<=[가-힣)\]])[.!?](?=\s|$|[[(▲※])|[\r\n]+/;

/** The first sentence of a message, shortened at a word boundary if it is longer than a line. */
export function headlineOf(message: string, maxChars = MAX_CHARS): string {
  const sentence = (message.split(SENTENCE_END)[0] ?? '').replace(/\s+/g, ' ').trim();
  const letters = [...sentence];
  if (letters.length <= maxChars) return sentence;
  const cut = letters.slice(0, maxChars - 1).join('');
  const isWordEnd = letters[maxChars - 1] === ' ';
  const boundary = isWordEnd ? cut.length : cut.lastIndexOf(' ');
  return `${(boundary > 0 ? cut.slice(0, boundary) : cut).trimEnd()}…`;
}
