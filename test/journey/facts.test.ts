import { beforeAll, expect, test } from 'vitest';
import type { IndicatorEvent } from '../../contract/event.ts';
import { instantOf } from '../../contract/instant.ts';
import { beatCursor, beatsOf } from '../../server/intake/recorded-source.ts';
import type { World } from '../../server/world.ts';
import { floodNight, kst } from '../support/flood-night.ts';

/** Hours of the night are folded in a test; a busy machine takes its time. */
const NIGHT_MS = 90_000;

let night: Awaited<ReturnType<typeof floodNight>>;
let world: World;
let goTo: (time: string) => void;

beforeAll(async () => {
  night = await floodNight();
  world = night.empty();
  const span = { fromMs: kst('16:00'), toMs: kst('01:00', '2022-08-09') };
  const cursor = beatCursor(beatsOf(night.recording, span));
  goTo = (time) => {
    const untilMs = kst(time);
    for (
      let beat = cursor.peek();
      beat !== undefined && beat.atMs <= untilMs;
      beat = cursor.peek()
    ) {
      cursor.take();
      if (beat.kind === 'frame') world.pipeline.frame(beat.frame);
      else world.pipeline.tick(instantOf(beat.atMs));
    }
  };
}, NIGHT_MS);

const result = (subject: string) => world.state.byKind.observation.get(subject)?.data;
const figure = (id: string) => {
  const data: IndicatorEvent['data'] | undefined = world.state.byKind.indicator.get(
    `indicator/figure/${id}`,
  )?.data;
  return data?.form === 'figure' ? data : undefined;
};
const closures = () =>
  [...world.state.byKind.incident.values()]
    .filter(({ data }) => data.status === 'active' && data.roadClosure !== undefined)
    .map(({ data }) => data.headline.ko)
    .join(' / ');

// Answers come a minute or two after their instant, as the sources give them. In the order of the night: each test goes on from where the one before left the city.
test(
  '16:10: an ordinary summer afternoon under a warning, nothing severe',
  () => {
    goTo('16:10');
    expect(figure('flood-reports')?.value).toBeLessThanOrEqual(2);
    expect(figure('road-closures')?.value).toBeLessThanOrEqual(2);
    expect(figure('calls-119')?.severity).toMatch(/Normal|Minor/);
  },
  NIGHT_MS,
);

test(
  '20:34: Ogeum Bridge 5.01 m, given by public reports',
  () => {
    goTo('20:34');
    expect(result('observation/river/1018697')).toMatchObject({
      result: 5.01,
      basis: 'documented',
      phenomenonTime: '2022-08-08T11:30:00.000Z',
    });
    expect(closures()).toContain('동부간선도로');
  },
  NIGHT_MS,
);

test(
  '21:01: Daegok Bridge 4.21 m',
  () => {
    goTo('21:02');
    expect(result('observation/river/1018655')).toMatchObject({
      result: 4.21,
      basis: 'documented',
    });
  },
  NIGHT_MS,
);

test(
  '21:08: 141.5 mm in an hour at Sindaebang, and it is the city’s highest',
  () => {
    goTo('21:08');
    expect(figure('rain-hour-max')).toMatchObject({
      value: 141.5,
      severity: 'Extreme',
      at: { ko: '신대방' },
      basis: 'documented',
    });
  },
  NIGHT_MS,
);

test(
  '21:32: the peak of the day is still told, closures stand, the first lists are marked',
  () => {
    goTo('21:32');
    expect(figure('rain-hour-max')?.peak).toMatchObject({ value: 141.5, place: { ko: '신대방' } });
    expect(closures()).toMatch(/개포지하차도/);
    expect(closures()).toMatch(/남부순환로/);
    expect(closures()).not.toMatch(/잠수교|일원지하차도/);
    const alerts = [...world.state.byKind.alert.values()].map(({ data }) => data);
    expect(alerts.some(({ originalSeverity }) => originalSeverity === '호우경보')).toBe(true);
  },
  NIGHT_MS,
);

test(
  '22:18: Jamsu Bridge is closed and the mode of every value is told',
  () => {
    goTo('22:18');
    expect(closures()).toMatch(/잠수교/);
    expect(closures()).toMatch(/일원지하차도/);
    const unmarked = [...world.state.byKind.observation.values()].filter(
      ({ data }) => data.basis === undefined,
    );
    expect(unmarked).toEqual([]);
  },
  NIGHT_MS,
);

test(
  'the night’s faults are told: one poison row, a silent feed, one never connected',
  () => {
    goTo('23:00');
    const feeds = new Map(
      [...world.state.byKind.feed.values()].map(({ data }) => [data.feed, data]),
    );
    expect(feeds.get('seoul-rainfall')).toMatchObject({ rejected: 1 });
    expect(feeds.get('han-water-quality')?.state).toMatch(/late|stale|down/);
    expect(feeds.get('yongsan-cctv')?.state).toBe('not-connected');
    expect(feeds.get('dispatch-119')?.state).toBe('live');
  },
  NIGHT_MS,
);
