import { memo, type JSX } from 'react';
import type { Text } from '../../contract/place.ts';
import type { EventOf } from '../city/city.ts';
import { isBudgetLow } from '../city/feed-concerns.ts';
import type { FeedsSummary } from '../city/select-feeds.ts';
import { HatchBox } from '../design/hatch.tsx';
import { formatAge, secondOrDay } from '../design/times.ts';
import { useWords } from '../design/wording.ts';
import styles from './feed-strip.module.css';
import { FeedTick } from './feed-tick.tsx';
import { hangulWidth } from './matter-words.ts';

type Feed = EventOf<'feed'>;

/** Room of the line less its other words, in Hangul, and what a tick takes of it. */
const lineRoom = 58;
const tickRoom = 0.5;
const wordRoom = 6;
/** Every kind of exception names at least one feed. */
const leastRoom = 8;

/** Names that fit in a line; how many do not. */
function cut(
  names: readonly string[],
  room: number,
): { readonly shown: string; readonly rest: number } {
  let used = 0;
  const past = names.findIndex((name) => {
    used += hangulWidth(name) + 1;
    return used > room;
  });
  const shown = past < 0 ? names : names.slice(0, Math.max(1, past));
  return { shown: shown.join(', '), rest: names.length - shown.length };
}

/** Why feeds are lost, each reason once with how many it holds for. */
function reasonsOf(feeds: readonly Feed[]): readonly (readonly [Text, number])[] {
  const counts = new Map<string, readonly [Text, number]>();
  for (const { data } of feeds) {
    if (data.reason === undefined) continue;
    const [, count] = counts.get(data.reason.ko) ?? [data.reason, 0];
    counts.set(data.reason.ko, [data.reason, count + 1]);
  }
  return [...counts.values()];
}

/** How many feeds are in order, a tick for each, and every exception by name. */
export const FeedLine = memo(function FeedLine({
  feeds,
  minuteMs,
  zone,
}: {
  readonly feeds: FeedsSummary;
  readonly minuteMs: number;
  readonly zone: string;
}): JSX.Element {
  const { language, word, say } = useWords();
  const { byState, uncertain, unrecorded } = feeds;
  const aged = ({ data }: Feed): string =>
    data.lastGood === null
      ? say(data.title)
      : `${say(data.title)} ${formatAge(minuteMs - Date.parse(data.lastGood), language)}`;
  // Why it is lost says more than since when: a key is a thing to do.
  const lost = (event: Feed): string =>
    event.data.reason === undefined
      ? aged(event)
      : `${say(event.data.title)} ${say(event.data.reason)}`;
  const titled = ({ data }: Feed): string => say(data.title);
  const late = [...byState.stale, ...byState.late];
  const short = byState.live.filter(({ data }) => isBudgetLow(data.budget));
  const unheard = byState['not-connected'];
  const exceptions = [
    { state: 'late', events: late, names: late.map(aged) },
    { state: 'down', events: byState.down, names: byState.down.map(lost) },
    { state: 'uncertain', events: uncertain, names: uncertain.map(titled) },
    { state: 'budgetLow', events: short, names: short.map(titled) },
    { state: 'notConnected', events: unheard, names: unheard.map(titled) },
    // A recording is what it is: how many sources it leaves out, their names in the details.
    { state: 'unrecorded', events: unrecorded, names: [] },
  ] as const;
  const told = exceptions.filter(({ events }) => events.length > 0);
  const named = told.filter(({ state }) => state !== 'unrecorded');
  const room = lineRoom - feeds.feeds.length * tickRoom - told.length * wordRoom;
  const said = told.map(({ state, events, names }, index) => ({
    state,
    count: word(`feeds/${state}`, { n: events.length }),
    ...cut(names, index === 0 ? room - (named.length - 1) * leastRoom : leastRoom),
  }));
  const isWell = byState.live.length === feeds.feeds.length && feeds.feeds.length > 0;
  return (
    <>
      <p className={styles['count']}>
        {word('feeds/ok', { n: byState.live.length, m: feeds.feeds.length })}
      </p>
      <ol className={styles['ticks']} aria-hidden>
        {feeds.feeds.map(({ subject, data }) => (
          <li key={subject}>
            <FeedTick health={data} />
          </li>
        ))}
      </ol>
      {feeds.isAllSilent ? (
        <p className={styles['all']}>
          {feeds.lastGoodMs === undefined
            ? word('unknown/allLostNever')
            : word('feeds/allDown', {
                time: secondOrDay(feeds.lastGoodMs, minuteMs, zone, language),
              })}
          {reasonsOf(byState.down).map(([reason, count]) => ` · ${say(reason)} ${count}`)}
        </p>
      ) : (
        // Other words are another line: none slides aside for those before it.
        <div
          key={said.map(({ count, shown }) => count + shown).join()}
          className={styles['exceptions']}
        >
          {said.map(({ state, count, shown, rest }) => (
            <p key={state} className={styles['exception']} data-state={state}>
              <strong className={styles['word']}>
                {state === 'late' ? <HatchBox /> : null}
                {count}
              </strong>{' '}
              {shown}
              {rest === 0 ? null : ` ${word('feeds/more', { n: rest })}`}
            </p>
          ))}
          {isWell && feeds.oldestLiveMs !== undefined ? (
            <p>
              {word('feeds/oldest', { age: formatAge(minuteMs - feeds.oldestLiveMs, language) })}
            </p>
          ) : null}
        </div>
      )}
    </>
  );
});
