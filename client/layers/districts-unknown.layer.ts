import type { DistrictCode } from '../../contract/place.ts';
import { defineLayer } from '../map/define-layer.ts';
import { hatchLayer } from './kit/hatch-layer.ts';

interface Row {
  readonly code: DistrictCode;
}

export default defineLayer<Row>({
  id: 'districts-unknown',
  title: { ko: '자료가 없는 구', en: 'Districts without data' },
  group: 'area',
  reads: ['indicator'],
  select: (city) => {
    const data = city.byKind.indicator.get('indicator/district-levels')?.data;
    if (data?.form !== 'district-levels') return [];
    return Object.entries(data.cells).flatMap(([code, cells]) =>
      cells.endsWith('?') ? [{ code }] : [],
    );
  },
  build: (rows, { base, colours, lineScale }) => [
    hatchLayer(
      'districts-unknown',
      rows.flatMap(({ code }) => base.districtRings.get(code) ?? []),
      colours['g-5'],
      lineScale,
    ),
  ],
  describe: ({ code }, language) =>
    language === 'ko' ? `${code} 알 수 없음` : `${code} not known`,
});
