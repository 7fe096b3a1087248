import { frameMode } from '../../panels/mode-frame.tsx';
import { filterChips } from '../../explore/table-chips.ts';
import type { TableTelling } from '../../explore/table-column.ts';
import type { FileFacts } from '../../explore/table-file.ts';
import { clockOrDay } from '../../design/times.ts';
import type { Desk } from './desk.ts';
import { linkHere } from './link-here.ts';

/** From when to when a range is: `20:30–21:32`. */
export function rangeWords(
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
  { words: { word }, nowMs, zone }: TableTelling,
): string {
  return word('explore/table/hit/range', {
    from: clockOrDay(fromMs, nowMs, zone),
    to: clockOrDay(toMs, nowMs, zone),
  });
}

/** What a file taken now says of itself: worked out when it is taken, not while rows change. */
export function tableFacts(
  { city, explore, data, cityAnswer }: Desk,
  telling: TableTelling,
): FileFacts {
  const { view } = explore.getState();
  const { time } = city.getState();
  const { bySubject, base, shown, choices, layers } = data.getState();
  const { words } = telling;
  const nameOf = (subject: string): string => {
    const named = bySubject.get(subject) ?? base.get(subject);
    return named === undefined ? subject : words.say(named.name);
  };
  const on = choices.flatMap(({ id }) => layers.find((layer) => layer.id === id) ?? []);
  const parts = [
    on.map(({ title }) => words.say(title)).join('·'),
    ...(view.range === undefined ? [] : [rangeWords(view.range, telling)]),
    ...filterChips(view.filter, words, { ...telling, nameOf }).map(({ text }) => text),
  ];
  const feeds = [...new Set(shown.map(({ feed }) => feed))];
  const told = feeds.flatMap((feed) => telling.feedOf(feed)?.attribution ?? []);
  return {
    city: cityAnswer.id,
    cityName: cityAnswer.shortName,
    mode: frameMode(time.mode ?? cityAnswer.mode, time.isPlayback),
    atMs: time.nowMs ?? 0,
    filter: parts.filter((part) => part !== '').join(' · '),
    link: linkHere(view, time, telling.zone),
    attribution: [...new Set([...told, ...cityAnswer.attribution])].filter((text) => text !== ''),
  };
}
