import type { Domain } from '../../contract/event.ts';
import type { DistrictCode } from '../../contract/place.ts';
import type { City } from '../city/city.ts';
import { selectDistrictCoverage } from '../city/select-district-coverage.ts';
import { selectDistrictLevels } from '../city/select-indicators.ts';
import { say } from '../design/language.ts';
import { defineLayer } from '../map/define-layer.ts';
import { hatchLayer } from './kit/hatch-layer.ts';

interface Row {
  readonly code: DistrictCode;
  /** What is known of other districts, and of this one is not. */
  readonly missing: readonly Domain[];
}

function missingOf(city: City): readonly Row[] {
  const levels = selectDistrictLevels(city.byKind.indicator);
  const codes = Object.keys(levels?.cells ?? {});
  const rows = selectDistrictCoverage(city, codes).filter(({ known }) => known > 0);
  return codes.flatMap((code) => {
    const missing = rows
      .filter(({ cells }) => cells.get(code) === 'none' || cells.get(code) === 'lost')
      .map(({ domain }) => domain);
    const isUnknown = levels?.cells[code]?.endsWith('?') === true;
    return isUnknown || missing.length > 0 ? [{ code, missing }] : [];
  });
}

export default defineLayer<Row>({
  id: 'district-coverage',
  title: { ko: '이어지지 않은 구', en: 'Districts not connected' },
  group: 'area',
  reads: ['indicator', 'feed', 'observation', 'asset'],
  select: missingOf,
  build: (rows, { base, colours, lineScale }) => [
    hatchLayer(
      'district-coverage',
      rows.flatMap(({ code }) => base.districtRings.get(code) ?? []),
      colours['g-6'],
      lineScale,
    ),
  ],
  legend: (rows, { language }) =>
    rows.length === 0
      ? undefined
      : {
          title: say(
            {
              ko: `빗금: 이어지지 않은 자료가 있는 구 ${rows.length}`,
              en: `Hatched: a source is missing in ${rows.length}`,
            },
            language,
          ),
          steps: [],
        },
  describe: ({ code, missing }, language) =>
    say(
      {
        ko: `${code} 자료 없음 ${missing.join(', ')}`,
        en: `${code} not known ${missing.join(', ')}`,
      },
      language,
    ),
});
