import type { FeedHealth } from '../../contract/feed-health.ts';
import { formatNumber } from '../design/numbers.ts';
import { clockOrDay, dayAndMinute, formatAge, formatSpan } from '../design/times.ts';
import type { Words } from '../design/wording.ts';

interface When {
  readonly nowMs: number;
  readonly zone: string;
}

/** How a feed stands and since when: 정상 12초 전, 끊김 21:14, 이 기록에 없음. */
export function feedStateWords(health: FeedHealth, words: Words, { nowMs, zone }: When): string {
  const { language, word } = words;
  const { state, lastGood, transport } = health;
  if (state === 'not-connected') {
    return word(transport === undefined ? `feeds/state/${state}` : 'feeds/unrecordedTag');
  }
  if (lastGood === null) return `${word(`feeds/state/${state}`)} · ${word('feeds/neverGood')}`;
  const atMs = Date.parse(lastGood);
  const age =
    state === 'down' ? clockOrDay(atMs, nowMs, zone, language) : formatAge(nowMs - atMs, language);
  return `${word(`feeds/state/${state}`)} ${age}`;
}

/** Since when the figures of a feed are counted: 2022-08-08 16:00부터 집계. */
export function countedSinceWords(since: string, { word }: Words, zone: string): string {
  return word('feeds/countedSince', { time: dayAndMinute(Date.parse(since), zone) });
}

/** What was accepted and rejected, and how far its values lie behind. */
export function feedCountWords(
  { accepted, rejected, duplicates, lagSec, state }: FeedHealth,
  { language, word }: Words,
): string {
  if (state === 'not-connected') return '';
  const write = (value: number): string => formatNumber(value, language);
  const parts = [
    word('feeds/counts', { accepted: write(accepted), rejected: write(rejected) }),
    ...(duplicates > 0 ? [word('feeds/duplicates', { n: write(duplicates) })] : []),
    ...(lagSec === null
      ? []
      : [word('feeds/lag', { span: formatSpan(Math.max(0, lagSec) * 1000, language) })]),
  ];
  return parts.join(' · ');
}

/** What is left of the key's calls today: 호출 312/1000 남음. */
export function feedBudgetWords({ budget }: FeedHealth, { word }: Words, when: When): string {
  if (budget === undefined) return '';
  const left = word('feeds/budget', { left: budget.left, total: budget.callsPerDay });
  if (budget.left > 0) return left;
  const time = clockOrDay(Date.parse(budget.resetsAt), when.nowMs, when.zone);
  return `${left} · ${word('feeds/resets', { time })}`;
}

/** What is wrong with it, each a sentence: reason, unreadable rows, the first reject, its format. */
export function feedTroubles(health: FeedHealth, { say, word }: Words): readonly string[] {
  const { reason, rejects, drift = [], quality, state } = health;
  const [first] = rejects;
  return [
    ...(reason === undefined || (state === 'not-connected' && health.transport !== undefined)
      ? []
      : [say(reason)]),
    ...(quality === 'uncertain' ? [word('feeds/unreadable')] : []),
    ...(first === undefined ? [] : [word('feeds/firstReject', { ...first })]),
    ...drift.map((what) => word('feeds/drift', { what })),
  ];
}

/** How its answers come, how often, whose they are. */
export function feedSourceWords(
  { transport, everySec, usualEverySec, licence, attribution }: FeedHealth,
  { language, word }: Words,
): string {
  const parts = [
    transport === undefined ? '' : word(`feeds/transport/${transport}`),
    everySec > 0 ? word('feeds/every', { span: formatSpan(everySec * 1000, language) }) : '',
    usualEverySec === undefined
      ? ''
      : word('feeds/usually', { span: formatSpan(usualEverySec * 1000, language) }),
    attribution,
    attribution.includes(licence) ? '' : licence,
  ];
  return parts.filter((part) => part !== '').join(' · ');
}
