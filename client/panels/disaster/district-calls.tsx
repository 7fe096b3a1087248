import type { JSX } from 'react';
import type { District, DistrictCode } from '../../../contract/place.ts';
import type { ResponseShareData } from '../../../contract/response.ts';
import { HatchBox } from '../../design/hatch.tsx';
import { formatTook } from '../../design/times.ts';
import { useWords } from '../../design/wording.ts';
import { DistrictCell, DistrictGrid } from '../district-grid.tsx';
import styles from './district-calls.module.css';

/** The stretch whose target is the golden time's: from turning out to being there. */
const targetOf = ({ segments }: ResponseShareData): number | undefined =>
  segments.find(({ id }) => id === 'turnout-arrival')?.targetPct;

/** Open calls of each district and the share reached in time; no timed call is not 0 %. */
export function DistrictCalls({
  share,
  open,
  districts,
}: {
  readonly share: ResponseShareData | undefined;
  readonly open: ReadonlyMap<DistrictCode, number>;
  readonly districts: readonly District[];
}): JSX.Element {
  const { language, word } = useWords();
  const pct = share?.city.sharePct ?? undefined;
  const target = share === undefined ? undefined : targetOf(share);
  const timed = share?.city.timed ?? 0;
  return (
    <div className={styles['block']}>
      {share === undefined ? null : (
        <p className={styles['city']}>
          {word('disaster/districts/city', { span: formatTook(share.goldenSec, language) })}
          <strong>{pct === undefined ? '—' : `${Math.round(pct)} %`}</strong>
          {pct === undefined
            ? word('disaster/districts/untimed')
            : target === undefined
              ? word('disaster/districts/ofNoTarget', { timed })
              : word('disaster/districts/of', { timed, target })}
        </p>
      )}
      <div className={styles['grid']}>
        <DistrictGrid count={districts.length}>
          {districts.map((district) => {
            const n = open.get(district.code) ?? 0;
            const reached = share?.byDistrict[district.code]?.sharePct ?? undefined;
            return (
              <DistrictCell key={district.code} district={district} isLoud={n > 0}>
                <strong>{n}</strong>
                {reached === undefined ? <HatchBox /> : `${Math.round(reached)} %`}
              </DistrictCell>
            );
          })}
        </DistrictGrid>
      </div>
    </div>
  );
}
