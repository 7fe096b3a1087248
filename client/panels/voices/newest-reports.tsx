import type { JSX } from 'react';
import type { CityAnswer } from '../../../contract/api.ts';
import type { EventOf } from '../../city/city.ts';
import { clockOrDay } from '../../design/times.ts';
import { useWords, type Words } from '../../design/wording.ts';
import { BasisMark } from '../basis-mark.tsx';
import { districtWords } from '../matter-words.ts';
import { WallRow, WallRows } from '../wall-row.tsx';

/** District and quarter: never an address, never what the citizen wrote. */
function placeWords(
  { data }: EventOf<'request'>,
  city: CityAnswer | undefined,
  words: Words,
): string {
  const parts = [
    districtWords(data.districts, city, words),
    data.place === undefined ? '' : words.say(data.place),
  ].filter((part) => part !== '');
  return parts.length === 0 ? words.word('voices/newest/noPlace') : parts.join(' ');
}

/** The newest reports in words: what, where, when, and whether somebody has done something. */
export function NewestReports({
  reports,
  most,
  city,
  minuteMs,
  zone,
}: {
  readonly reports: readonly EventOf<'request'>[];
  /** Rows that fit. */
  readonly most: number;
  readonly city: CityAnswer | undefined;
  readonly minuteMs: number;
  readonly zone: string;
}): JSX.Element {
  const words = useWords();
  const { say, word } = words;
  if (reports.length === 0) return <WallRows none={word('voices/newest/none')} />;
  // Where all go to one desk, its name on each row would only take the place's room.
  const isOneDesk = new Set(reports.map(({ data }) => data.agency?.ko)).size === 1;
  return (
    <WallRows>
      {reports.slice(0, most).map((report) => {
        const { service, requestedAt, status, agency, basis } = report.data;
        return (
          <WallRow
            key={report.subject}
            title={
              <>
                {say(service.name)} <BasisMark basis={basis} />
              </>
            }
            value={clockOrDay(Date.parse(requestedAt), minuteMs, zone, words.language)}
            note={placeWords(report, city, words)}
            aside={
              agency === undefined || isOneDesk
                ? word(`voices/newest/${status}`)
                : `${say(agency)} · ${word(`voices/newest/${status}`)}`
            }
          />
        );
      })}
    </WallRows>
  );
}
