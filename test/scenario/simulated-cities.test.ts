import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { CityEvent } from '../../contract/event.ts';
import { SIMULATED } from '../../fixtures/scenarios/generate.ts';
import { writeScenario } from '../../fixtures/scenarios/kit/scenario.ts';
import { bindFeeds, findConnectors } from '../../server/config/connectors.ts';
import { loadCity } from '../../server/config/load-city.ts';
import { readScenario } from '../../server/config/read-scenario.ts';
import { beatsOf } from '../../server/intake/recorded-source.ts';
import { openRecording } from '../../server/intake/recording.ts';
import { instantOf } from '../../contract/instant.ts';
import { officeSettings } from '../../server/office-of.ts';
import { world } from '../../server/world.ts';
import { ROOT } from '../support/flood-night.ts';

const MAX_BYTES = 300_000;
const connectors = await findConnectors(ROOT);

/** Each recording replayed once, and what was in force at the instants asked for. */
function replayed(id: string, cityId: string, instants: readonly string[]) {
  const city = loadCity(cityId, ROOT);
  const feeds = new Map(bindFeeds(city, connectors).map((feed) => [feed.connector.id, feed]));
  const shown = `fixtures/scenarios/${id}`;
  const scenario = readScenario(join(ROOT, shown), shown, cityId);
  const recording = openRecording(scenario.framesFolder);
  const span = { fromMs: Date.parse(scenario.from), toMs: Date.parse(scenario.to) };
  const played = world({
    city,
    feeds,
    settings: officeSettings(city, scenario.past),
    startMs: span.fromMs,
    heard: new Set(recording.feeds),
    append: () => undefined,
  });
  const held = new Map<string, readonly CityEvent[]>();
  const left = [...instants];
  for (const beat of beatsOf(recording, span)) {
    const next = left[0];
    if (next !== undefined && beat.atMs > Date.parse(next)) {
      left.shift();
      held.set(
        next,
        Object.values(played.state.byKind).flatMap((events) => [...events.values()]),
      );
    }
    if (beat.kind === 'frame') played.pipeline.frame(beat.frame);
    else played.pipeline.tick(instantOf(beat.atMs));
  }
  return { at: (instant: string) => held.get(instant) ?? [], state: played.state, recording };
}

function figure(events: readonly CityEvent[], id: string): number | null | undefined {
  const data = events.find(({ subject }) => subject === `indicator/figure/${id}`)?.data;
  return data !== undefined && 'form' in data && data.form === 'figure' ? data.value : undefined;
}

describe.each(SIMULATED.map((make) => make()))('$id', (scenario) => {
  const folder = join(ROOT, 'fixtures/scenarios', scenario.id);

  test('the generator writes it again, to the last character', async () => {
    const again = mkdtempSync(join(tmpdir(), 'scenario-'));
    onTestFinished(() => rmSync(again, { recursive: true }));
    await writeScenario(again, scenario);
    const text = (root: string, name: string): string => {
      const bytes = readFileSync(join(root, name));
      return (name.endsWith('.br') ? brotliDecompressSync(bytes) : bytes).toString();
    };
    const frames = readdirSync(join(folder, 'frames')).map((name) => `frames/${name}`);
    expect(frames).toHaveLength(Object.keys(scenario.frames).length);
    for (const name of [...frames, 'past.json.br', 'manifest.json']) {
      expect(text(again, name) === text(folder, name), `${name}: npm run scenario`).toBe(true);
    }
    const sizes = frames.map((name) => statSync(join(folder, name)).size);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(MAX_BYTES);
  });

  test('every feed the city reads is in it, nothing is rejected, and its past is complete', () => {
    const { state, recording } = replayed(scenario.id, scenario.city, []);
    const { profile } = loadCity(scenario.city, ROOT);
    const read = profile.feeds.filter(({ connected }) => connected).map(({ id }) => id);
    expect(recording.feeds.toSorted()).toEqual(read.toSorted());
    for (const id of read) {
      expect(state.byKind.feed.get(`feed/${id}`)?.data, id).toMatchObject({
        rejected: 0,
        rejects: [],
      });
    }
    const figures = profile.figures.map(({ id }) => id);
    expect(Object.keys(scenario.figures).toSorted()).toEqual(figures.toSorted());
  });
});

test('Delhi: the storm is raised, then lifted; the earth shook; buses crawl and people complain', () => {
  const [raised, lifted] = ['2026-06-12T12:58:00.000Z', '2026-06-12T13:20:00.000Z'] as const;
  const { at } = replayed('delhi-thunderstorm', 'delhi', [raised, lifted]);
  const storms = (events: readonly CityEvent[]) =>
    events.flatMap((event) =>
      event.kind === 'alert' && event.data.event.en === 'Thunderstorm' ? [event.data] : [],
    );
  expect(storms(at(raised)).filter(({ endedAt }) => endedAt === undefined)).toMatchObject([
    { severity: 'Severe', msgType: 'Update' },
  ]);
  expect(storms(at(lifted)).filter(({ endedAt }) => endedAt === undefined)).toEqual([]);
  expect(figure(at(raised), 'alerts-in-force')).toBe(2);
  expect(figure(at(lifted), 'earthquakes-day')).toBe(1);
  expect(figure(at(raised), 'buses-running')).toBe(84);
  const speeds = [figure(at(raised), 'bus-speed') ?? 99, figure(at(lifted), 'bus-speed') ?? 0];
  expect(speeds[0]).toBeLessThan((speeds[1] ?? 0) / 1.3);
  expect(figure(at(lifted), 'waterlogging-open')).toBeGreaterThan(5);
});

test('Seberang Perai: lamps come on at dusk, five fail, a phase takes more, a door stands open', () => {
  const [day, dusk, night] = [
    '2026-06-18T11:15:00.000Z',
    '2026-06-18T11:36:30.000Z',
    '2026-06-18T11:50:00.000Z',
  ] as const;
  const { at } = replayed('seberang-perai-dusk', 'seberang-perai', [day, dusk, night]);
  expect(figure(at(day), 'lamps-lit')).toBe(0);
  expect(figure(at(dusk), 'lamps-lit')).toBe(115);
  expect(figure(at(dusk), 'lamps-failed')).toBe(5);
  expect(figure(at(dusk), 'cabinet-doors')).toBe(1);
  expect(figure(at(night), 'lamps-failed')).toBeGreaterThan(8);
  expect(figure(at(night), 'signals-faulty')).toBe(1);
  // Lamps that failed or lost a phase burn less than the schedule asks for; LEDs save half.
  expect(figure(at(night), 'lighting-against-schedule')).toBeGreaterThan(85);
  expect(figure(at(night), 'lighting-against-schedule')).toBeLessThan(100);
  expect(figure(at(night), 'lighting-saving')).toBeGreaterThan(50);
  const levels = at(night).find(({ subject }) => subject === 'indicator/district-levels')?.data;
  const tengah = levels !== undefined && 'reasons' in levels && levels.form === 'district-levels';
  expect(tengah && levels.reasons['tengah']?.[0]?.en).toMatch(/faulty devices$/);
});
