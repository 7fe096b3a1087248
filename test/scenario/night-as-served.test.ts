import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { CityEvent } from '../../contract/event.ts';
import { bindFeeds, findConnectors } from '../../server/config/connectors.ts';
import { loadCity } from '../../server/config/load-city.ts';
import { readScenario } from '../../server/config/read-scenario.ts';
import { basisFrom } from '../../server/documented.ts';
import { beatsOf } from '../../server/intake/recorded-source.ts';
import { openRecording } from '../../server/intake/recording.ts';
import { officeSettings } from '../../server/office-of.ts';
import { world } from '../../server/world.ts';
import { kst, SCENARIO } from './recorded-frames.ts';

const ROOT = join(import.meta.dirname, '../..');
const city = loadCity('seoul', ROOT);
const connectors = await findConnectors(ROOT);
const feeds = new Map(bindFeeds(city, connectors).map((feed) => [feed.connector.id, feed]));
const scenario = readScenario(SCENARIO, 'flood-2022-08-08', 'seoul');
const recording = openRecording(scenario.framesFolder);

function served(until: string) {
  const night = world({
    city,
    feeds,
    settings: officeSettings(city, scenario.past),
    startMs: Date.parse(scenario.from),
    append: () => undefined,
    basisOf: basisFrom(scenario.documented),
  });
  const rejects: string[] = [];
  const faults: string[] = [];
  const span = { fromMs: Date.parse(scenario.from), toMs: Date.parse(until) };
  for (const beat of beatsOf(recording, span)) {
    if (beat.kind === 'tick') night.pipeline.tick(new Date(beat.atMs).toISOString());
    else {
      const result = night.pipeline.frame(beat.frame);
      rejects.push(...(result?.rejects ?? []).map(({ feed, why }) => `${feed}: ${why}`));
      if (result?.fault !== undefined) faults.push(result.fault.code);
    }
  }
  const figures = new Map(
    [...night.state.byKind.indicator.values()].flatMap(({ data }) =>
      data.form === 'figure' ? [[data.figure, data] as const] : [],
    ),
  );
  return { state: night.state, figures, rejects, faults };
}

test('two minutes into the recording every figure goes on where its past ends', () => {
  const { figures } = served(kst(16, 2));
  const tolerance: Readonly<Record<string, number>> = {
    'calls-119': 8,
    'ems-calls': 8,
    'rescue-waiting': 4,
    'downtown-speed': 2,
    'rain-hour-max': 0,
  };
  for (const [figure, values] of Object.entries(scenario.past.figures)) {
    const value = figures.get(figure)?.value;
    expect(value, figure).not.toBeNull();
    const gap = Math.abs((value ?? Number.NaN) - (values.at(-1) ?? Number.NaN));
    expect(gap, figure).toBeLessThanOrEqual(tolerance[figure] ?? 0);
  }
});

test('at 21:10 the wall shows the record hour as documented', { timeout: 120_000 }, () => {
  const { figures, state, rejects, faults } = served(kst(21, 10));
  const rain = figures.get('rain-hour-max');
  expect(rain).toMatchObject({ value: 141.5, basis: 'documented', at: { ko: '신대방' } });
  expect(rejects).toEqual(['seoul-rainfall: depthMm: not a number: "점검중"']);
  expect(faults).toEqual(['ERROR-500']);
  const documented = (events: Iterable<CityEvent>) =>
    [...events].filter(({ data }) => data.basis === 'documented').length;
  expect(documented(state.byKind.incident.values())).toBe(9);
  expect(documented(state.byKind.alert.values())).toBe(5);
});

test(
  'at 20:33 the level of Ogeum Bridge is shown as documented, its neighbour as simulated',
  { timeout: 120_000 },
  () => {
    const { state } = served(kst(20, 33));
    const level = (station: string) =>
      state.byKind.observation.get(`observation/river/${station}`)?.data;
    expect(level('1018697')).toMatchObject({ result: 5.01, basis: 'documented' });
    expect(level('1018655')).toMatchObject({ basis: 'simulated' });
  },
);
