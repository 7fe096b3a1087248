/** Node reads only the pairs of KS X 1001 itself, both bytes from A1 to FE. */
const EUC_KR = new TextDecoder('euc-kr');

const FIRST_SYLLABLE = 0xac00;
const LAST_SYLLABLE = 0xd7a3;

/** Made at first use: most cities never need it. */
let extension: ReadonlyMap<number, string> | undefined;

/**
 * Bytes of EUC-KR or of its extension CP949 → text. CP949 has the 8,822 syllables that KS X 1001
 * lacks, and they stand in names of people, shops and streets. What is neither becomes U+FFFD.
 */
export function decodeCp949(body: Uint8Array): string {
  extension ??= cp949Extension();
  let text = '';
  let start = 0;
  let index = 0;
  while (index < body.length) {
    const lead = body[index] ?? 0;
    const trail = body[index + 1] ?? 0;
    const isPair = lead >= 0xa1 && trail >= 0xa1;
    const extra = extension.get(pairOf(lead, trail));
    if (lead < 0x80 || (isPair && extra === undefined)) {
      index += isPair ? 2 : 1;
      continue;
    }
    text += EUC_KR.decode(body.subarray(start, index)) + (extra ?? '\ufffd');
    index += extra === undefined ? 1 : 2;
    start = index;
  }
  return text + EUC_KR.decode(body.subarray(start));
}

const pairOf = (lead: number, trail: number): number => lead * 256 + trail;

/** The missing syllables fill the free pairs one after another, in Unicode's order. */
function cp949Extension(): ReadonlyMap<number, string> {
  const standard = new Set(standardSyllables());
  // Added to KS X 1001 in 1998, and not known to Node.
  const pairs = new Map([
    [0xa2e6, '€'],
    [0xa2e7, '®'],
  ]);
  const free = freePairs();
  for (let code = FIRST_SYLLABLE; code <= LAST_SYLLABLE; code += 1) {
    const syllable = String.fromCharCode(code);
    if (standard.has(syllable)) continue;
    const { value } = free.next();
    if (value !== undefined) pairs.set(value, syllable);
  }
  return pairs;
}

/** The 2,350 syllables of KS X 1001: rows B0 to C8. */
function standardSyllables(): string {
  const bytes: number[] = [];
  for (let lead = 0xb0; lead <= 0xc8; lead += 1) {
    for (let trail = 0xa1; trail <= 0xfe; trail += 1) bytes.push(lead, trail);
  }
  return EUC_KR.decode(Uint8Array.from(bytes));
}

/** Where the lead byte is one of KS X 1001's, only trail bytes below its own are free. */
function* freePairs(): Generator<number, undefined> {
  for (let lead = 0x81; lead <= 0xc6; lead += 1) {
    const lastTrail = lead < 0xa1 ? 0xfe : 0xa0;
    for (let trail = 0x41; trail <= lastTrail; trail += 1) {
      const isLetterOrHigh =
        (trail >= 0x41 && trail <= 0x5a) || (trail >= 0x61 && trail <= 0x7a) || trail >= 0x81;
      if (isLetterOrHigh) yield pairOf(lead, trail);
    }
  }
  return undefined;
}
