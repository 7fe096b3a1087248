import type { CSSProperties, JSX } from 'react';
import type { District } from '../../../contract/place.ts';
import { airSeverity } from '../../city/air-grade.ts';
import type { City } from '../../city/city.ts';
import { feedsBehind } from '../../city/feeds-behind.ts';
import { AIR_PROPERTIES, AIR_SOURCES, type Air } from '../../city/select-air.ts';
import { selectTileTrust } from '../../city/select-tile-trust.ts';
import { SeverityMark } from '../../design/severity-mark.tsx';
import { levelOf } from '../../design/severity.ts';
import { useWords } from '../../design/wording.ts';
import { Tile } from '../tile.tsx';
import { observedAir } from './air-words.ts';
import styles from './district-air.module.css';

/** Rows of one column; more districts than two of them hold are not on the wall. */
const ROWS = 13;

/** Every district in the official order with the worst of its stations. */
export function DistrictAirTile({
  city,
  districts,
  air,
  elsewhere,
  minuteMs,
  zone,
}: {
  readonly city: City | undefined;
  readonly districts: readonly District[];
  readonly air: Air | undefined;
  /** Sources that are known to tell something else. */
  readonly elsewhere: ReadonlySet<string>;
  readonly minuteMs: number;
  readonly zone: string;
}): JSX.Element {
  const words = useWords();
  const { word, say } = words;
  const trust = selectTileTrust(
    city?.byKind.feed,
    feedsBehind(air?.feeds ?? [], AIR_SOURCES, elsewhere),
  );
  const shown = districts.slice(0, 2 * ROWS);
  const rows = Math.max(1, Math.ceil(shown.length / 2));
  const isEmpty = air === undefined || air.byDistrict.size === 0;
  return (
    <Tile
      title={word('air/districts/title')}
      note={isEmpty ? undefined : word('air/districts/note')}
      trust={trust}
      minuteMs={minuteMs}
      zone={zone}
      className={styles['fill']}
    >
      {isEmpty ? (
        <p className={styles['empty']}>{city === undefined ? '' : word('air/districts/none')}</p>
      ) : (
        <div className={styles['halves']}>
          {[shown.slice(0, rows), shown.slice(rows)].map((half, index) => (
            <table key={index === 0 ? 'first' : 'second'} className={styles['table']}>
              <thead>
                <tr>
                  <th scope="col">{word('air/districts/district')}</th>
                  {AIR_PROPERTIES.map((property) => (
                    <th key={property} scope="col">
                      {word(`air/symbol/${property}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody style={{ '--rows': rows } as CSSProperties}>
                {half.map(({ code, name }) => (
                  <tr key={code}>
                    <th scope="row">{say(name)}</th>
                    {AIR_PROPERTIES.map((property) => {
                      const event = air.byDistrict.get(code)?.get(property);
                      const level = event === undefined ? '?' : levelOf(airSeverity(event.data));
                      return (
                        <td key={property}>
                          {level === '?' || level === 0 ? null : (
                            <SeverityMark
                              level={level}
                              className={styles['mark']}
                              label={word(`level/${level}`)}
                            />
                          )}
                          {observedAir(event, words)}
                        </td>
                      );
                    })}
                  </tr>
                ))}
              </tbody>
            </table>
          ))}
        </div>
      )}
    </Tile>
  );
}
