import { initialOf, isInitial, jamoOf } from '../design/hangul-jamo.ts';

/** A name as it is looked through: without blanks and marks, and where each letter stood. */
export interface FitName {
  readonly letters: readonly string[];
  readonly initials: string;
  /** Place of each letter in the name as it is written. */
  readonly places: readonly number[];
  /** Letters with which a word begins. */
  readonly starts: ReadonlySet<number>;
}

/** Where what was typed stands in a name, and how well it fits there: the more, the better. */
export interface Fit {
  readonly score: number;
  /** Letters of the name as it is written, from (included) to (not included). */
  readonly from: number;
  readonly to: number;
}

const APART: ReadonlySet<string> = new Set(' \t\n\u00a0.,!?~"\'“”‘’·()[]{}…_/-');
const ONE_WORD: ReadonlySet<number> = new Set([0]);

/** Makes a name ready once, for many searches. */
export function fitName(name: string): FitName {
  const text = name.normalize('NFC').toLowerCase();
  const letters: string[] = [];
  const places: number[] = [];
  const starts: number[] = [];
  let initials = '';
  for (let place = 0; place < text.length; place += 1) {
    const letter = text.charAt(place);
    if (APART.has(letter)) starts.push(letters.length);
    else {
      letters.push(letter);
      places.push(place);
      initials += initialOf(letter);
    }
  }
  return {
    letters,
    initials,
    places,
    starts: starts.length === 0 ? ONE_WORD : new Set([0, ...starts]),
  };
}

/** What was typed, ready to be looked for. */
export interface Typed {
  readonly letters: readonly string[];
  readonly initials: string;
  /** Letters of the last one, as typed: a syllable may be half of two. */
  readonly lastJamo: string;
}

/** Initials that are typed one after the other grow together in the field: ㄱㅅ stands there as ㄳ. */
const GROWN: Readonly<Record<string, string>> = {
  ㄳ: 'ㄱㅅ',
  ㄵ: 'ㄴㅈ',
  ㄶ: 'ㄴㅎ',
  ㄺ: 'ㄹㄱ',
  ㄻ: 'ㄹㅁ',
  ㄼ: 'ㄹㅂ',
  ㄽ: 'ㄹㅅ',
  ㄾ: 'ㄹㅌ',
  ㄿ: 'ㄹㅍ',
  ㅀ: 'ㄹㅎ',
  ㅄ: 'ㅂㅅ',
};

export function typedName(typed: string): Typed {
  const { letters, initials } = fitName(
    [...typed].map((letter) => GROWN[letter] ?? letter).join(''),
  );
  return { letters, initials, lastJamo: jamoOf(letters.at(-1) ?? '') };
}

const isOneInitial = (typed: string, letter: string): boolean =>
  isInitial(typed) && initialOf(letter) === typed;

/** How many letters of the name the last typed one reaches over; 0 = it does not fit. */
function lastReach({ lastJamo }: Typed, last: string, letters: readonly string[], at: number) {
  const own = letters[at];
  if (own === undefined) return 0;
  if (own === last || isOneInitial(last, own)) return 1;
  const first = jamoOf(own);
  if (first.startsWith(lastJamo)) return 1;
  // `옥` on the way to `오금`: its final will be the next syllable's initial.
  const next = letters[at + 1];
  if (next === undefined || !lastJamo.startsWith(first)) return 0;
  return `${first}${jamoOf(next)}`.startsWith(lastJamo) ? 2 : 0;
}

function fitAt(typed: Typed, { letters }: FitName, at: number): { reach: number; exact: number } {
  const end = typed.letters.length - 1;
  let exact = 0;
  for (let index = 0; index < end; index += 1) {
    const own = letters[at + index];
    const wanted = typed.letters[index] ?? '';
    if (own === wanted) exact += 1;
    else if (own === undefined || !isOneInitial(wanted, own)) return { reach: 0, exact: 0 };
  }
  const last = typed.letters[end] ?? '';
  const reach = lastReach(typed, last, letters, at + end);
  if (letters[at + end] === last) exact += 1;
  return { reach: reach === 0 ? 0 : end + reach, exact };
}

/**
 * The best place of what was typed in a name, by whole letters, by initials (ㅇㄱㄱ, 오ㄱ) or by a
 * syllable that is still being put together; undefined = nowhere.
 */
export function fitIn(typed: Typed, name: FitName): Fit | undefined {
  const wanted = typed.letters.length;
  if (wanted === 0) return undefined;
  let best: Fit | undefined;
  // Whatever fits has the same initials: only there it is looked at closely.
  let at = name.initials.indexOf(typed.initials);
  for (; at >= 0; at = name.initials.indexOf(typed.initials, at + 1)) {
    const { reach, exact } = fitAt(typed, name, at);
    if (reach === 0) continue;
    const whole = at === 0 && reach === name.letters.length ? 40 : 0;
    const where = at === 0 ? 40 : name.starts.has(at) ? 20 : 0;
    // Letters as written tell more than initials, and so does much of a short name.
    const share = (20 * reach) / name.letters.length;
    const score = 20 + whole + where + (40 * exact) / wanted + share;
    if (best !== undefined && best.score >= score) continue;
    best = { score, from: name.places[at] ?? 0, to: (name.places[at + reach - 1] ?? 0) + 1 };
  }
  return best;
}
