import { PolygonLayer, type PolygonLayerProps } from '@deck.gl/layers';
import type { ScoresData } from '../../contract/city-indicator.ts';
import type { DistrictCode } from '../../contract/place.ts';
import { say } from '../design/language.ts';
import { defineLayer } from '../map/define-layer.ts';
import { hatchLayer } from './kit/hatch-layer.ts';
import { underNames } from './kit/under-names.ts';
import type { Path } from './kit/path.ts';
import type { Rgba, TokenColours } from './kit/token-colours.ts';

interface Row {
  readonly code: DistrictCode;
  /** `undefined` = it cannot be known: flat and hatched, never of height 0. */
  readonly score: number | undefined;
  readonly cap: number;
}

interface Block extends Row {
  readonly ring: Path;
  readonly score: number;
}

/** Metres a district stands high at score 1: seen from 45° a name still lies on its own district. */
const METRES_PER_SCORE = 1100;
/** Without gloss: brightness means the score. */
const MATERIAL: PolygonLayerProps['material'] = {
  ambient: 0.62,
  diffuse: 0.5,
  shininess: 1,
  specularColor: [0, 0, 0],
};

function isScores(data: { readonly form: string } | undefined): data is ScoresData {
  return data?.form === 'scores';
}

/** The higher the lighter, five greys. */
function greyOf({ score, cap }: Block, colours: TokenColours): Rgba {
  const ramp = [colours['g-1'], colours['g-4'], colours['g-5'], colours['g-6'], colours['g-7']];
  return ramp[Math.min(4, Math.floor((score / cap) * 5))] ?? colours['g-4'];
}

const isBlock = (row: Row): row is Row & { readonly score: number } => row.score !== undefined;

export default defineLayer<Row>({
  id: 'district-scores',
  title: { ko: '구별 점수', en: 'Scores of districts' },
  group: 'area',
  reads: ['indicator'],
  select: (city) => {
    const data = city.byKind.indicator.get('indicator/scores')?.data;
    if (!isScores(data)) return [];
    return Object.entries(data.total).map(([code, { score }]) => ({
      code,
      score: score ?? undefined,
      cap: data.cap,
    }));
  },
  build: (rows, { base, colours, lineScale }) => {
    const ringsOf = (code: DistrictCode): readonly Path[] => base.districtRings.get(code) ?? [];
    const blocks = rows
      .filter(isBlock)
      .flatMap((row): Block[] => ringsOf(row.code).map((ring) => ({ ...row, ring })));
    return [
      new PolygonLayer<Block>({
        id: 'district-scores',
        data: blocks,
        extruded: true,
        getPolygon: ({ ring }) => ring as [number, number][],
        getElevation: ({ score }) => score * METRES_PER_SCORE,
        getFillColor: (block) => [...greyOf(block, colours)],
        material: MATERIAL,
      }),
      hatchLayer(
        'district-scores-unknown',
        rows.filter(({ score }) => score === undefined).flatMap(({ code }) => ringsOf(code)),
        colours['g-5'],
        lineScale,
      ),
    ];
  },
  labels: (rows, context, taken) => {
    const areas = rows.map(({ code }) => ({
      key: code,
      rings: context.base.districtRings.get(code) ?? [],
    }));
    // The names of the districts are the first of what is taken.
    const spots = underNames(areas, taken.slice(0, areas.length), context);
    return rows.flatMap(({ code, score }) => {
      const at = spots.get(code);
      return at === undefined ? [] : [{ key: code, at, text: score?.toFixed(2) ?? '?' }];
    });
  },
  legend: (rows, { language }) =>
    rows.length === 0
      ? undefined
      : {
          title: say(
            { ko: '높이 = 종합 점수, 1 = 목표', en: 'height = total, 1 = target' },
            language,
          ),
          steps: [],
        },
  describe: ({ code, score }, language) =>
    say(
      {
        ko: `${code} 종합 ${score?.toFixed(2) ?? '알 수 없음'}`,
        en: `${code} total ${score?.toFixed(2) ?? 'not known'}`,
      },
      language,
    ),
});
