import { useEffect, useRef, useState, type JSX } from 'react';
import { watch } from '../../../explore/watch-rules.ts';
import { useWords } from '../../../design/wording.ts';
import { useDesk } from '../desk.ts';
import type { Heard } from './work-store.ts';

/** More than one sentence in 5 s nobody can listen to. */
const everyMs = 5000;
const MOST_HEARD = 100;
const MOST_NAMED = 3;

/** Looks at every change of the present, and says what rises: here, in the list, and by the browser. */
export function WatchKeeper(): JSX.Element {
  const { city, data, work } = useDesk();
  const { say, word } = useWords();
  const [said, setSaid] = useState('');
  const waiting = useRef<readonly Heard[]>([]);
  useEffect(() => {
    const look = (): void => {
      const { city: shown, time, link } = city.getState();
      const isPresent = !time.isPlayback && time.seeking === undefined;
      if (shown === undefined || !isPresent || link.phase !== 'connected') return;
      const { rules, memory, heard, unseen, dialog } = work.getState();
      if (rules.length === 0 && memory === undefined) return;
      const looked = watch(rules, shown.position.epoch, data.getState(), memory);
      if (looked.risen.length === 0) return work.setState({ memory: looked.memory });
      const atMs = Date.parse(shown.now);
      const news = looked.risen.map(({ rule, thing }) => ({
        rule,
        thing,
        atMs,
        key: `${rule.id} ${thing.subject} ${atMs}`,
      }));
      waiting.current = [...news, ...waiting.current];
      work.setState({
        memory: looked.memory,
        heard: [...news, ...heard].slice(0, MOST_HEARD),
        unseen: dialog === 'watch' ? 0 : unseen + news.length,
      });
    };
    const leave = [
      data.subscribe((next, last) => {
        if (next.things !== last.things) look();
      }),
      work.subscribe((next, last) => {
        if (next.rules !== last.rules) look();
      }),
      city.subscribe((next, last) => {
        if (next.time.isPlayback !== last.time.isPlayback) look();
      }),
    ];
    look();
    return () => leave.forEach((each) => each());
  }, [city, data, work]);
  useEffect(() => {
    const tell = (): void => {
      const news = waiting.current;
      if (news.length === 0) return;
      waiting.current = [];
      const named = news
        .slice(0, MOST_NAMED)
        .map(({ rule, thing }) =>
          word('explore/work/watch/rose', { rule: rule.name, name: say(thing.name) }),
        );
      const rest = news.length - named.length;
      const text = [...named, ...(rest > 0 ? [word('ops/say/more', { n: rest })] : [])].join(', ');
      setSaid(text);
      notify(word('explore/work/watch/label'), text);
    };
    const timer = setInterval(tell, everyMs);
    return () => clearInterval(timer);
  }, [say, word]);
  return (
    <p className="said" role="status" aria-live="polite">
      {said}
    </p>
  );
}

/** Only where a person has allowed it; some browsers make notifications in workers only. */
function notify(title: string, body: string): void {
  if (!('Notification' in window) || Notification.permission !== 'granted') return;
  try {
    void new Notification(title, { body, tag: 'desk-watch' });
  } catch {
    // The list and the live region have it all the same.
  }
}
