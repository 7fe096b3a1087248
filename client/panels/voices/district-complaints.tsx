import type { JSX } from 'react';
import type { ComplaintsData } from '../../../contract/city-indicator.ts';
import type { District } from '../../../contract/place.ts';
import { complaintsByDistrict } from '../../city/select-voices.ts';
import { DistrictCell, DistrictGrid } from '../district-grid.tsx';
import { WallBar } from '../wall-bar.tsx';
import styles from './district-complaints.module.css';

/** How many reports came from each district, in the city's order. */
export function DistrictComplaints({
  complaints,
  districts,
}: {
  readonly complaints: ComplaintsData;
  readonly districts: readonly District[];
}): JSX.Element {
  const counts = complaintsByDistrict(complaints);
  const most = Math.max(1, ...counts.values());
  return (
    <DistrictGrid count={districts.length}>
      {districts.map((district) => {
        const n = counts.get(district.code) ?? 0;
        return (
          <DistrictCell key={district.code} district={district} isLoud={n > 0}>
            {n === 0 ? n : <strong>{n}</strong>}
            <span className={styles['bar']}>
              <WallBar share={n / most} />
            </span>
          </DistrictCell>
        );
      })}
    </DistrictGrid>
  );
}
