const native = ['한', '두', '세', '네', '다섯', '여섯', '일곱', '여덟', '아홉'];
const nativeTens = ['열', '스물', '서른', '마흔', '쉰'];
const sino = ['일', '이', '삼', '사', '오', '육', '칠', '팔', '구'];
const english =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const englishTens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty'];

/** What may stand where a number does, for the patterns of a grammar. */
export const NUMBER = `\\d+|[${[...new Set([...native, ...nativeTens, ...sino, '십', '백', '스무'].join(''))].join('')}]+|${[...englishTens, ...english.toReversed()].join('|')}|half an|an|a`;

/** `10`, `십`, `이십오`, `열두`, `fifteen`, `an`; undefined = no number up to 999. */
export function numberOf(word: string): number | undefined {
  if (/^\d+$/u.test(word)) return Number(word);
  if (word === 'a' || word === 'an') return 1;
  if (word === 'half an') return 0.5;
  if (word === '스무') return 20;
  const named = english.indexOf(word);
  if (named >= 0) return named + 1;
  const tens = englishTens.indexOf(word);
  if (tens >= 0) return (tens + 2) * 10;
  return sinoNumber(word) ?? nativeNumber(word);
}

/** `이백오십삼`: each place once, its digit before it. */
function sinoNumber(word: string): number | undefined {
  const match =
    /^(?:([일이삼사오육칠팔구])?(백))?(?:([일이삼사오육칠팔구])?(십))?([일이삼사오육칠팔구])?$/u.exec(
      word,
    );
  if (match === null || word === '') return undefined;
  const digit = (letter: string | undefined): number =>
    letter === undefined ? 1 : sino.indexOf(letter) + 1;
  const [, hundreds, hundred, tens, ten, ones] = match;
  return (
    (hundred === undefined ? 0 : digit(hundreds) * 100) +
    (ten === undefined ? 0 : digit(tens) * 10) +
    (ones === undefined ? 0 : digit(ones))
  );
}

function nativeNumber(word: string): number | undefined {
  const tens = nativeTens.findIndex((name) => word.startsWith(name));
  const rest = tens < 0 ? word : word.slice(nativeTens[tens]?.length);
  const ones = native.indexOf(rest) + 1;
  if (rest !== '' && ones === 0) return undefined;
  const number = (tens + 1) * 10 + ones;
  return number === 0 ? undefined : number;
}
