import { memo, type JSX } from 'react';
import type { District } from '../../../contract/place.ts';
import type { ResponseShareData } from '../../../contract/response.ts';
import { formatTook } from '../../design/times.ts';
import { useWords } from '../../design/wording.ts';
import { ShareBar } from './share-bar.tsx';
import desk from './desk.module.css';
import styles from './indicators.module.css';

/** Calls reached in time by district, and how many kept the target of each stretch. */
export const GoldenTime = memo(function GoldenTime({
  share,
  districts,
}: {
  readonly share: ResponseShareData;
  readonly districts: readonly District[];
}): JSX.Element {
  const { language, say, word } = useWords();
  const span = (sec: number): string => formatTook(sec, language);
  const shareWords = (sharePct: number | null, timed: number, inTime: number): string =>
    sharePct === null
      ? word('ops/indicator/untimed')
      : word('ops/indicator/share', { pct: Math.round(sharePct), n: timed, m: inTime });
  return (
    <>
      <table className={desk['table']}>
        <tbody>
          {share.segments.map(({ id, label, targetSec, targetPct, timed, breaches, sharePct }) => (
            <tr key={id}>
              <th scope="row">{say(label)}</th>
              <td>{word('ops/response/target', { span: span(targetSec) })}</td>
              <td>
                <ShareBar
                  share={sharePct === null ? undefined : sharePct / 100}
                  target={targetPct === undefined ? undefined : targetPct / 100}
                />
              </td>
              <td>{shareWords(sharePct, timed, timed - breaches)}</td>
              <td>
                {targetPct === undefined ? null : `${word('ops/indicator/target')} ${targetPct} %`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <table className={`${desk['table']} ${styles['theme']}`}>
        <thead>
          <tr>
            <th scope="col">{word('ops/indicator/district')}</th>
            <th scope="col" colSpan={3}>
              {word('ops/indicator/golden', { span: span(share.goldenSec) })}
            </th>
          </tr>
        </thead>
        <tbody>
          {districts.map(({ code, name }) => {
            const row = share.byDistrict[code];
            return (
              <tr key={code}>
                <th scope="row">{say(name)}</th>
                <td>
                  <ShareBar share={row?.sharePct == null ? undefined : row.sharePct / 100} />
                </td>
                <td>{shareWords(row?.sharePct ?? null, row?.timed ?? 0, row?.inTime ?? 0)}</td>
                <td>
                  {row?.medianSec == null
                    ? null
                    : word('ops/indicator/median', { span: span(row.medianSec) })}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </>
  );
});
