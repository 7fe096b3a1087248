const FIRST = 0xac00;
const LAST = 0xd7a3;
const INITIALS = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';
/** Vowels and finals as they are typed: what takes two keys is two letters. */
const VOWELS = 'ㅏ ㅐ ㅑ ㅒ ㅓ ㅔ ㅕ ㅖ ㅗ ㅗㅏ ㅗㅐ ㅗㅣ ㅛ ㅜ ㅜㅓ ㅜㅔ ㅜㅣ ㅠ ㅡ ㅡㅣ ㅣ'.split(
  ' ',
);
const FINALS =
  ' ㄱ ㄲ ㄱㅅ ㄴ ㄴㅈ ㄴㅎ ㄷ ㄹ ㄹㄱ ㄹㅁ ㄹㅂ ㄹㅅ ㄹㅌ ㄹㅍ ㄹㅎ ㅁ ㅂ ㅂㅅ ㅅ ㅆ ㅇ ㅈ ㅊ ㅋ ㅌ ㅍ ㅎ'.split(
    ' ',
  );

/** Whether a letter is a consonant that stands alone, as initials do. */
export function isInitial(letter: string): boolean {
  return INITIALS.includes(letter);
}

/** The initial of a syllable; of anything else itself. */
export function initialOf(letter: string): string {
  const code = letter.codePointAt(0) ?? 0;
  if (code < FIRST || code > LAST) return letter;
  return INITIALS.charAt(Math.floor((code - FIRST) / 588));
}

/** The keys that a syllable is typed by: `옥` is `ㅇㅗㄱ`, which `오금` begins with; anything else is itself. */
export function jamoOf(letter: string): string {
  const code = letter.codePointAt(0) ?? 0;
  if (code < FIRST || code > LAST) return letter;
  const index = code - FIRST;
  const vowel = VOWELS[Math.floor((index % 588) / 28)] ?? '';
  return `${INITIALS.charAt(Math.floor(index / 588))}${vowel}${FINALS[index % 28] ?? ''}`;
}

/** The 2-set keyboard: which Hangul letters lie on which key. */
const KEYS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    Array.from('ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡ', (letter, index) => [
      letter,
      'QWERTYUIOPASDFGHJKLZXCVBNM'.charAt(index),
    ]),
  ),
  ㅃ: 'Q',
  ㅉ: 'W',
  ㄸ: 'E',
  ㄲ: 'R',
  ㅆ: 'T',
  ㅒ: 'O',
  ㅖ: 'P',
};

/** The Latin letter of the key that this Hangul letter lies on: ㅅ → T; undefined = it is none. */
export function latinKeyOf(letter: string): string | undefined {
  return KEYS[letter];
}

/** The Hangul letter on the key of a Latin one: T → ㅅ. */
export function hangulKeyOf(latin: string): string | undefined {
  return Object.keys(KEYS).find((letter) => KEYS[letter] === latin.toUpperCase());
}
