import { createRoot } from 'react-dom/client';
import '../../../client/design/tokens.css';
import type { LayerChoice } from '../../../client/explore/explore-view.ts';
import type { Thing } from '../../../client/explore/thing.ts';
import { DeskMap } from '../../../client/map/desk-map.tsx';
import type { MapHands } from '../../../client/map/map-hands.ts';
import type { CityAnswer } from '../../../contract/api.ts';
import type { PanResult } from './pan-result.ts';

declare global {
  interface Window {
    readonly panResult: Promise<PanResult>;
  }
}

const POINTS = 100_000;
const FRAMES = 12;
const WARM_FRAMES = 3;
const ROUNDS = 3;
const LAYER: LayerChoice = { id: 'asset/bench', opacity: 1, form: 'each' };
const NOTHING: readonly Thing[] = [];

const CITY: CityAnswer = {
  id: 'seoul',
  name: { ko: '서울' },
  shortName: { ko: '서울' },
  languages: ['ko'],
  zone: 'Asia/Seoul',
  bounds: [126.7, 37.4, 127.2, 37.7],
  districts: [],
  wall: { pitchMm: 1, viewingDistanceM: 1 },
  screens: {},
  figures: [],
  basemap: {},
  places: [],
  attribution: [],
  mode: 'live',
};

/** All over the city; one in a hundred is abnormal. */
function lamp(index: number): Thing {
  const [lon, lat] = [126.8 + ((index * 7919) % 4000) * 0.0001, 37.43 + (index % 2503) * 0.0001];
  return {
    key: `lamp${index}`,
    subject: `lamp${index}`,
    layer: LAYER.id,
    kind: 'asset',
    domain: 'lighting',
    name: { ko: `등 ${index}` },
    what: { ko: '가로등' },
    level: index % 100 === 0 ? 2 : 0,
    districts: [],
    at: { lon, lat },
    geometry: { type: 'Point', coordinates: [lon, lat] },
    sinceMs: 0,
    atMs: 0,
    knownMs: 0,
    feed: 'bench',
  };
}

const frame = (): Promise<void> => new Promise((done) => requestAnimationFrame(() => done()));

async function measure(): Promise<PanResult> {
  const element = document.querySelector('#root');
  if (element === null) throw new Error('no root');
  const root = createRoot(element);
  const { promise: given, resolve: give } = Promise.withResolvers<MapHands>();
  const show = (shown: readonly Thing[]): void =>
    root.render(
      <DeskMap
        cityAnswer={CITY}
        city={undefined}
        choices={[LAYER]}
        shown={shown}
        selected={undefined}
        camera={undefined}
        language="ko"
        nowMs={0}
        isLinkLost={false}
      >
        {(_, hands) => {
          give(hands);
          return null;
        }}
      </DeskMap>,
    );
  show(NOTHING);
  const hands = await given;
  /** There and back, closer and farther, a picture a step. */
  const pan = async (frames: number): Promise<number> => {
    const startedMs = performance.now();
    for (let step = 0; step < frames; step += 1) {
      const turn = (2 * Math.PI * step) / frames;
      const [lon, lat] = [126.98 + 0.05 * Math.sin(turn), 37.55 + 0.03 * Math.sin(2 * turn)];
      const zoom = 11.2 - 0.8 * Math.cos(turn);
      hands.jump({ lon, lat, zoom, pitch: 0, bearing: 0 }, 0);
      await frame();
    }
    return (1000 * frames) / (performance.now() - startedMs);
  };
  const lamps = Array.from({ length: POINTS }, (_, index) => lamp(index));
  const times = { empty: [] as number[], full: [] as number[] };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, shown] of [
      ['empty', NOTHING],
      ['full', lamps],
    ] as const) {
      show(shown);
      await pan(WARM_FRAMES);
      times[name].push(await pan(FRAMES));
    }
  }
  return { ...times, points: lamps.length };
}

Object.assign(window, { panResult: measure() });
