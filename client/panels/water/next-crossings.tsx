import type { JSX } from 'react';
import type { Crossing } from '../../city/select-crossings.ts';
import { SeverityMark } from '../../design/severity-mark.tsx';
import { levelOf } from '../../design/severity.ts';
import { Slots } from '../../design/slots.tsx';
import { clockMinute, formatSpan } from '../../design/times.ts';
import { useWords, type Words } from '../../design/wording.ts';
import styles from './next-crossings.module.css';
import { formatLimit } from './river-words.ts';
import { withUnit } from '../../design/numbers.ts';

const SLOTS = 4;
const SOON_MS = 10 * 60_000;
const MINUTE_MS = 60_000;
/** Bounds this close are told as one instant. */
const SURE_MS = 2 * MINUTE_MS;

/** `21:35` where the line leaves no doubt, else the span it allows: `21:35–38`, `21:58–22:04`. */
function timesOf({ atMs, earliestMs, latestMs }: Crossing, { word }: Words, zone: string): string {
  const [time, from] = [clockMinute(atMs, zone), clockMinute(earliestMs, zone)];
  if (latestMs === undefined) return word('water/next/from', { from });
  const to = clockMinute(latestMs, zone);
  if (latestMs - earliestMs <= SURE_MS) return time;
  const isSameHour = from.slice(0, 2) === to.slice(0, 2);
  return word('water/next/bounds', { from, to: isSameHour ? to.slice(3) : to });
}

/** What crosses which limit next: within ten minutes loud, later quiet; nothing is not the same as unknown. */
export function NextCrossings({
  crossings,
  isKnown,
  minuteMs,
  zone,
}: {
  readonly crossings: readonly Crossing[];
  readonly isKnown: boolean;
  readonly minuteMs: number;
  readonly zone: string;
}): JSX.Element {
  const words = useWords();
  const { language, word, say } = words;
  if (!isKnown || crossings.length === 0) {
    return (
      <p className={styles['none']}>{word(isKnown ? 'water/next/none' : 'water/next/unknown')}</p>
    );
  }
  return (
    <Slots className={styles['next']} lang={language}>
      {crossings.slice(0, SLOTS).map((crossing) => {
        const { subject, name, isSewer, limit, unit, label, severity, atMs } = crossing;
        const awayMs = atMs - minuteMs;
        const number = formatLimit(limit);
        const fill = {
          // A limit that is named by its number is not told twice.
          limit: say(label).includes(number)
            ? say(label)
            : `${withUnit(number, unit)} ${say(label)}`,
          span: formatSpan(awayMs, language),
          time: timesOf(crossing, words, zone),
        };
        return (
          <li key={subject} className={styles['crossing']} data-soon={awayMs <= SOON_MS}>
            <SeverityMark
              level={severity === undefined ? '?' : levelOf(severity)}
              className={styles['mark']}
            />
            <p className={styles['name']}>
              {isSewer ? word('water/next/sewer', { name: say(name) }) : say(name)}
            </p>
            <p className={styles['when']}>
              {word(awayMs < MINUTE_MS ? 'water/next/soon' : 'water/next/until', fill)}
            </p>
          </li>
        );
      })}
    </Slots>
  );
}
