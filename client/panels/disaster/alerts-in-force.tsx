import type { JSX } from 'react';
import type { CityAnswer } from '../../../contract/api.ts';
import type { AlertData } from '../../../contract/event.ts';
import type { AlertMatter } from '../../city/open-matter.ts';
import { levelOf } from '../../design/severity.ts';
import { clockOrDay } from '../../design/times.ts';
import { useWords, type Words } from '../../design/wording.ts';
import { BasisMark } from '../basis-mark.tsx';
import { isTelling, matterOwner, matterPlace, matterTitle } from '../matter-words.ts';
import { WallRow, WallRows } from '../wall-row.tsx';

/** Until when it holds, as its sender says; an end that the product had to assume is said to be one. */
function untilWords(
  { ends, expires, flags }: Pick<AlertData, 'ends' | 'expires' | 'flags'>,
  minuteMs: number,
  zone: string,
  { language, word }: Words,
): string {
  const until = ends ?? expires;
  if (until === undefined) return word('disaster/alerts/untilLifted');
  const isAssumed = flags?.includes('default-expiry') === true;
  const time = clockOrDay(Date.parse(until), minuteMs, zone, language);
  return word(`disaster/alerts/${isAssumed ? 'untilDefault' : 'until'}`, { time });
}

/** Official warnings in their senders' own words: what, who says it, since and until when. */
export function AlertsInForce({
  alerts,
  most,
  city,
  minuteMs,
  zone,
}: {
  readonly alerts: readonly AlertMatter[];
  /** Rows that fit. */
  readonly most: number;
  readonly city: CityAnswer | undefined;
  readonly minuteMs: number;
  readonly zone: string;
}): JSX.Element {
  const words = useWords();
  const { language, word } = words;
  if (alerts.length === 0) return <WallRows none={word('disaster/alerts/none')} />;
  return (
    <WallRows>
      {alerts.slice(0, most).map((alert) => {
        const newest = alert.members.at(-1);
        const place = isTelling(alert) ? '' : matterPlace(alert, city, words);
        return (
          <WallRow
            key={alert.key}
            level={levelOf(alert.severity)}
            title={
              <>
                {`${matterTitle(alert, words)} ${place}`.trim()}
                <BasisMark basis={newest?.data.basis} />
              </>
            }
            value={
              newest === undefined
                ? ''
                : clockOrDay(Date.parse(newest.data.sent), minuteMs, zone, language)
            }
            note={matterOwner(alert, words) ?? ''}
            aside={newest === undefined ? '' : untilWords(newest.data, minuteMs, zone, words)}
          />
        );
      })}
    </WallRows>
  );
}
