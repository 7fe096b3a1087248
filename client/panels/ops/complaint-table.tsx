import { memo, type JSX } from 'react';
import type { ComplaintsData } from '../../../contract/city-indicator.ts';
import type { District } from '../../../contract/place.ts';
import { useWords, type Words } from '../../design/wording.ts';
import { shortDistrict } from '../matter-words.ts';
import desk from './desk.module.css';

type Kind = ComplaintsData['kinds'][number];

/** Districts named beside a kind. */
const MOST_NAMED = 4;

function changeWords({ n, before }: Kind, { word }: Words): string {
  if (before === null) return word('ops/unknown');
  const by = n - before;
  if (by === 0) return word('ops/indicator/same');
  return by > 0
    ? `▲ ${word('ops/indicator/up', { n: by })}`
    : `▼ ${word('ops/indicator/down', { n: -by })}`;
}

/** Complaints and reports by kind: how many, against the span before, still open, and where most. */
export const ComplaintTable = memo(function ComplaintTable({
  complaints,
  districts,
}: {
  readonly complaints: ComplaintsData;
  readonly districts: readonly District[];
}): JSX.Element {
  const words = useWords();
  const { say, word } = words;
  const mostIn = ({ byDistrict }: Kind): string =>
    Object.entries(byDistrict)
      .filter(([, n]) => n > 0)
      .toSorted(([, a], [, b]) => b - a)
      .slice(0, MOST_NAMED)
      .map(([code, n]) => {
        const name = districts.find((district) => district.code === code)?.name;
        return `${name === undefined ? code : shortDistrict(say(name))} ${n}`;
      })
      .join(' · ');
  return (
    <table className={desk['table']}>
      <caption className="said">{word('ops/indicator/complaints')}</caption>
      <thead>
        <tr>
          <th scope="col">{word('ops/indicator/kind')}</th>
          <th scope="col" className={desk['number']}>
            {word('ops/indicator/total24')}
          </th>
          <th scope="col" className={desk['number']}>
            {word('ops/indicator/before')}
          </th>
          <th scope="col">{word('ops/indicator/change')}</th>
          <th scope="col" className={desk['number']}>
            {word('ops/indicator/open')}
          </th>
          <th scope="col">{word('ops/indicator/byDistrict')}</th>
        </tr>
      </thead>
      <tbody>
        {complaints.kinds
          .toSorted((a, b) => b.n - a.n)
          .map((kind) => (
            <tr key={kind.code}>
              <th scope="row">{say(kind.name)}</th>
              <td className={desk['number']}>
                <strong className={desk['value']}>{kind.n}</strong>
              </td>
              <td className={desk['number']}>{kind.before ?? word('ops/unknown')}</td>
              <td>{changeWords(kind, words)}</td>
              <td className={desk['number']}>{kind.open}</td>
              <td>{mostIn(kind)}</td>
            </tr>
          ))}
      </tbody>
    </table>
  );
});
