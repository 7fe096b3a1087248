import type { PresenterCommand } from '../../../contract/presenter.ts';
import { PLAYBACK_SPEED } from '../../../contract/socket.ts';
import { fixedPhrase } from './fixed-phrases.ts';
import { fitOf, holdsName, plain } from '../../design/hangul.ts';
import type { Lexicon, Named } from './lexicon.ts';
import { NUMBER, numberOf } from './spoken-number.ts';
import { spokenTimes } from './spoken-time.ts';

/** One thing that may be meant. */
export interface Meant {
  readonly command: PresenterCommand;
  /** 3 said in so many words, 2 a name begins so, 1 by initials. */
  readonly fit: 1 | 2 | 3;
}

const most = 8;
const districtM = 9000;
const placeM = 3500;

const hides = /숨겨|숨기|꺼|끄|빼|지워|없애|감춰|hide|without|turn off| off$/u;
const shows = /보여|보이|켜|표시|올려|레이어|show|turn on|layer| on$/u;
const points = /강조|짚|비춰|비추|가리켜|가리키|point|spotlight|highlight/u;
const next = /^(다음|넘겨|넘어가|next)/u;
const before = /^(이전|앞 ?(단계|장면|순서)|뒤로$|previous|back$)/u;
const begins = /시작|순서|대본|안내|begin|start|script/u;
const welcomes = /^(?:환영|어서오세요|welcome)(?: (?:the|to))? (.+)$/u;
const speeds = new RegExp(
  `(?:배속|속도|speed|[x×]) ?(${NUMBER})|(${NUMBER}) ?(?:배속|배로|배 ?빠르|times|x)`,
  'u',
);

/**
 * What somebody means who says or types this, likeliest first; empty = nothing of it is understood.
 * Pure: the palette and the voice have this one grammar.
 */
export function spokenCommand(text: string, lexicon: Lexicon): readonly Meant[] {
  const said = plain(text);
  if (said === '') return [];
  const whole = [...wholePhrase(text, said, lexicon)].map((command): Meant => {
    return { command, fit: 3 };
  });
  const found = [...whole, ...named(said, lexicon)];
  const ranked = found.toSorted((a, b) => b.fit - a.fit);
  const told = ranked.map(({ command }) => JSON.stringify(command));
  return ranked.filter((_, index) => told.indexOf(told[index] ?? '') === index).slice(0, most);
}

function* wholePhrase(
  text: string,
  said: string,
  { nowMs, zone, script }: Lexicon,
): Generator<PresenterCommand> {
  const fixed = fixedPhrase(said);
  if (fixed !== undefined) {
    yield fixed;
    return;
  }
  if (script !== undefined && next.test(said)) {
    yield { type: 'script', script: script.id, step: script.step + 1 };
  }
  if (script !== undefined && script.step > 0 && before.test(said)) {
    yield { type: 'script', script: script.id, step: script.step - 1 };
  }
  const [, faster, fasterAfter] = speeds.exec(said) ?? [];
  const speed = numberOf(faster ?? fasterAfter ?? '');
  if (speed !== undefined && speed >= PLAYBACK_SPEED.min && speed <= PLAYBACK_SPEED.max) {
    yield { type: 'speed', speed };
  }
  // Marks separate hours and minutes: times are read before they are taken out.
  const timed = text.normalize('NFC').toLowerCase();
  for (const ms of nowMs === undefined ? [] : spokenTimes(timed, nowMs, zone)) {
    yield { type: 'time', at: new Date(ms).toISOString() };
  }
  const [, title] = welcomes.exec(said) ?? [];
  if (title !== undefined) yield { type: 'welcome', title: titled(text, title) };
}

/** The title as it was written, not as it was compared. */
function titled(text: string, title: string): string {
  const trimmed = text.normalize('NFC').trim();
  const own = trimmed.slice(-title.length);
  return plain(own) === title ? own : title;
}

/**
 * Commands about things that are named; names within longer names do not count. Of what is typed the
 * shortest name that fits comes first: least of it is still to be typed.
 */
function named(said: string, lexicon: Lexicon): readonly Meant[] {
  const held = lexicon.named.flatMap((thing) => {
    const name = thing.names
      .filter((own) => holdsName(said, own))
      .reduce((a, b) => (b.length > a.length ? b : a), '');
    return name === '' ? [] : [{ thing, name }];
  });
  const longest = held.filter(
    ({ name }) => !held.some((other) => other.name !== name && holdsName(other.name, name)),
  );
  if (longest.length > 0) {
    return longest.flatMap(({ thing }) =>
      aboutNamed(said, thing).map((command): Meant => {
        return { command, fit: 3 };
      }),
    );
  }
  return lexicon.named
    .flatMap((thing) => thing.names.map((name) => ({ thing, name, fit: fitOf(said, name) })))
    .toSorted((a, b) => a.name.length - b.name.length)
    .flatMap(({ thing, fit }) =>
      fit === 0 ? [] : aboutNamed('', thing).map((command): Meant => ({ command, fit })),
    );
}

function aboutNamed(said: string, thing: Named): readonly PresenterCommand[] {
  const { kind, id, name, at } = thing;
  switch (kind) {
    case 'scene':
      return hides.test(said) || points.test(said) ? [] : [{ type: 'scene', scene: id }];
    case 'situation':
      return points.test(said)
        ? [{ type: 'spotlight', subject: id }]
        : [{ type: 'scene', scene: 'takeover', subject: id }];
    case 'district':
    case 'place': {
      if (at === undefined) return [];
      if (points.test(said) && kind === 'district') return [{ type: 'spotlight', subject: id }];
      const widthM = kind === 'district' ? districtM : placeM;
      return [{ type: 'fly', to: at, widthM, name }];
    }
    case 'layer':
      if (hides.test(said)) return [{ type: 'layer', layer: id, isShown: false }];
      return said === '' || shows.test(said) ? [{ type: 'layer', layer: id, isShown: true }] : [];
    case 'script':
      return said === '' || begins.test(said) || said === plain(name.ko)
        ? [{ type: 'script', script: id, step: 0 }]
        : [];
  }
}
