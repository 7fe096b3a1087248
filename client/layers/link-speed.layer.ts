import { PathLayer } from '@deck.gl/layers';
import type { EventOf } from '../city/city.ts';
import { selectLinkSpeeds } from '../city/select-observations.ts';
import { say } from '../design/language.ts';
import type { Path } from './kit/path.ts';
import { defineLayer } from '../map/define-layer.ts';
import { numberOf } from './kit/observed-value.ts';
import type { Rgba, TokenColours } from './kit/token-colours.ts';

interface Row {
  readonly subject: string;
  readonly path: Path;
  /** `undefined`: the link is known, its speed is not. */
  readonly speedKmh: number | undefined;
  readonly event: EventOf<'observation'>;
}

const WIDTH_PX = 2;
/**
 * Slower is lighter. No severity: what is abnormal on a link needs its usual speed at the hour, which
 * is not held, and a slow evening alone must not turn the map yellow.
 */
const RAMP = [
  [12, 'g-8'],
  [25, 'g-7'],
  [40, 'g-6'],
  [60, 'g-5'],
] as const;

function colourOf(speedKmh: number | undefined, colours: TokenColours): Rgba {
  if (speedKmh === undefined) return colours['map-road'];
  const step = RAMP.find(([below]) => speedKmh < below);
  return colours[step?.[1] ?? 'g-4'];
}

export default defineLayer<Row>({
  id: 'link-speed',
  title: { ko: '도로 속도', en: 'Road speeds' },
  group: 'links',
  reads: ['observation'],
  select: (city) =>
    selectLinkSpeeds(city).flatMap((event) =>
      event.data.geometry?.type === 'LineString'
        ? [
            {
              subject: event.subject,
              path: event.data.geometry.coordinates,
              speedKmh: numberOf(event.data),
              event,
            },
          ]
        : [],
    ),
  build: (rows, { colours, lineScale }) => [
    new PathLayer<Row>({
      id: 'link-speed',
      data: rows,
      getPath: ({ path }) => path as [number, number][],
      getColor: ({ speedKmh }) => [...colourOf(speedKmh, colours)],
      widthUnits: 'pixels',
      getWidth: WIDTH_PX * lineScale,
      jointRounded: true,
      capRounded: true,
    }),
  ],
  describe: ({ speedKmh, event }, language) =>
    `${say(event.data.featureOfInterest.name, language)} ${speedKmh ?? '—'} km/h`,
});
