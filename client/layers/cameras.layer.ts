import { ScatterplotLayer } from '@deck.gl/layers';
import type { Camera } from '../../contract/situation.ts';
import type { LonLat } from '../../contract/place.ts';
import { selectSituations } from '../city/select-situations.ts';
import { CAMERA_LETTERS } from '../design/camera-letters.ts';
import { say } from '../design/language.ts';
import { defineLayer, type LayerContext } from '../map/define-layer.ts';

interface Row {
  readonly situation: string;
  /** Place among the nearest of its situation. */
  readonly index: number;
  readonly at: LonLat;
  readonly camera: Camera;
}

const RADIUS_PX = 3;

/** Those of the situation that is looked at, else of the first: a letter is one camera only. */
const shownOf = (rows: readonly Row[], { focus }: LayerContext): readonly Row[] =>
  rows.filter(({ situation }) => situation === (focus ?? rows[0]?.situation));

export default defineLayer<Row>({
  id: 'cameras',
  title: { ko: 'CCTV', en: 'Cameras' },
  group: 'marks',
  reads: ['situation'],
  select: ({ byKind }) =>
    selectSituations(byKind.situation).open.flatMap(({ subject, data }) =>
      data.cameras.slice(0, CAMERA_LETTERS.length).map((camera, index): Row => {
        const { lon, lat } = camera;
        return { situation: subject, index, at: { lon, lat }, camera };
      }),
    ),
  build: (rows, context) => [
    new ScatterplotLayer<Row>({
      id: 'cameras-dot',
      data: shownOf(rows, context),
      getPosition: ({ at }) => [at.lon, at.lat],
      radiusUnits: 'pixels',
      getRadius: RADIUS_PX * context.lineScale,
      getFillColor: [...context.colours['g-9']],
      stroked: true,
      lineWidthUnits: 'pixels',
      getLineWidth: context.lineScale,
      getLineColor: [...context.colours['g-1']],
    }),
  ],
  labels: (rows, context) =>
    shownOf(rows, context).map(({ at, index, situation }) => ({
      key: `camera ${situation} ${index}`,
      at,
      text: CAMERA_LETTERS[index] ?? '',
      isLetter: true,
    })),
  describe: ({ index, camera }, language) =>
    `CCTV ${CAMERA_LETTERS[index] ?? ''} ${say(camera.name, language)}`,
});
