import type { JSX } from 'react';
import type { ScoresData } from '../../../contract/city-indicator.ts';
import type { District } from '../../../contract/place.ts';
import { timelineApi } from '../../city/exercise-address.ts';
import { formatNumber, withUnit } from '../../design/numbers.ts';
import { useWords } from '../../design/wording.ts';
import desk from './desk.module.css';
import detail from './detail.module.css';

/** The events that a part of a score was counted from. */
export function countedEvents(query: string, district: string): string {
  return timelineApi(`/events?${query.replaceAll('{district}', encodeURIComponent(district))}`);
}

/** What one score is made of: actual against target, and the way to the events that were counted. */
export function ScoreParts({
  scores,
  district,
  domain,
}: {
  readonly scores: ScoresData;
  readonly district: District;
  readonly domain: ScoresData['domains'][number];
}): JSX.Element {
  const { language, say, word } = useWords();
  const title = word('ops/indicator/partOf', {
    district: say(district.name),
    domain: say(domain.name),
  });
  return (
    <section className={detail['detail']} aria-label={title}>
      <h2 className={desk['title']}>{title}</h2>
      <ul>
        {scores.parts
          .filter((part) => part.domain === domain.id)
          .map(({ id, label, unit, target, actual, events }) => {
            const number = (value: number): string =>
              withUnit(formatNumber(value, language), say(unit));
            const value = actual[district.code] ?? null;
            return (
              <li key={id} className={detail['said']}>
                <strong>{say(label)}</strong>{' '}
                {word('ops/indicator/partActual', {
                  value: value === null ? word('ops/unknown') : number(value),
                  target: number(target),
                })}{' '}
                <a className={desk['link']} href={countedEvents(events, district.code)}>
                  {word('ops/indicator/events')}
                </a>
              </li>
            );
          })}
      </ul>
    </section>
  );
}
