import { useEffect, useRef, useState } from 'react';
import type { CityAnswer } from '../../../contract/api.ts';
import { attentionAt, type AlarmEvent } from '../../city/select-alarms.ts';
import { useWords, type Words } from '../../design/wording.ts';
import { alarmPlace, alarmTitle } from '../../panels/ops/alarm-words.ts';

/** More than one in 5 s nobody can listen to (UX-43). */
const everyMs = 5000;
/** Named; the others are counted. */
const MOST_NAMED = 3;

export interface Announcement {
  readonly polite: string;
  /** Only what is severe interrupts what is being read. */
  readonly assertive: string;
}

const SILENT: Announcement = { polite: '', assertive: '' };

/** One sentence over the alarms that asked for attention since the last one. */
export function announce(
  alarms: readonly AlarmEvent[],
  city: CityAnswer | undefined,
  words: Words,
): Announcement {
  if (alarms.length === 0) return SILENT;
  const { word } = words;
  const named = alarms
    .slice(0, MOST_NAMED)
    .map(({ data }) => `${alarmTitle(data, city, words)} ${alarmPlace(data, city, words)}`.trim());
  const rest = alarms.length - named.length;
  const what = [...named, ...(rest > 0 ? [word('ops/say/more', { n: rest })] : [])].join(', ');
  const text = word('ops/say/alarms', { n: alarms.length, what });
  return alarms.some(({ data }) => data.severity === 'Extreme')
    ? { polite: '', assertive: text }
    : { polite: text, assertive: '' };
}

/** What a live region says of alarms that interrupt; what was there when the page opened is not news. */
export function useAnnouncements(
  alarms: readonly AlarmEvent[],
  city: CityAnswer | undefined,
  isHeard: boolean,
): Announcement {
  const words = useWords();
  const [said, setSaid] = useState<Announcement>(SILENT);
  const latest = useRef({ alarms, city, words });
  const known = useRef<Map<string, string>>(undefined);
  useEffect(() => {
    latest.current = { alarms, city, words };
  });
  useEffect(() => {
    if (!isHeard) {
      known.current = undefined;
      return;
    }
    const tell = (): void => {
      const now = latest.current;
      const asking = now.alarms.filter(
        ({ data }) => data.state === 'unack-active' && data.annunciation === 'interrupt',
      );
      const before = known.current;
      known.current = new Map(asking.map(({ subject, data }) => [subject, attentionAt(data)]));
      if (before === undefined) return;
      const news = asking.filter(({ subject, data }) => before.get(subject) !== attentionAt(data));
      if (news.length > 0) setSaid(announce(news, now.city, now.words));
    };
    tell();
    const timer = setInterval(tell, everyMs);
    return () => clearInterval(timer);
  }, [isHeard]);
  return said;
}
