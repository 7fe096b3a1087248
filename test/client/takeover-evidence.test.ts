import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ByKind } from '../../client/city/city.ts';
import { gaugeCourse } from '../../client/city/gauge-course.ts';
import { placeActs } from '../../client/city/place-acts.ts';
import { selectActs, type Act } from '../../client/city/select-acts.ts';
import { selectLanes } from '../../client/city/select-lanes.ts';
import { selectTakeover } from '../../client/city/select-takeover.ts';
import { shareOf, timeAxis } from '../../client/city/time-axis.ts';
import type { Evidence } from '../../contract/situation.ts';
import { directive, situation } from './office-events.ts';
import { alert, at, cityOf, incident, observation } from './wall-events.ts';

const area = {
  type: 'MultiPolygon',
  coordinates: [
    [
      [
        [126.9, 37.4],
        [127, 37.4],
        [127, 37.5],
        [126.9, 37.5],
        [126.9, 37.4],
      ],
    ],
  ],
} as const;

const point = (lon: number, lat: number) => ({ type: 'Point', coordinates: [lon, lat] }) as const;

function evidence(factor: string, subject: string, parts: Partial<Evidence> = {}): Evidence {
  const known = at('21:20');
  const text = { ko: `${factor} (21:20)` };
  return { factor, subject, feed: 'f', at: known, knownAt: known, text, weight: 0.4, ...parts };
}

const nearby = [126.95, 37.45] as const;

/** One open situation and whatever speaks for it. */
function byKindOf(
  own: ReturnType<typeof situation>,
  ...rest: Parameters<typeof cityOf>[0]
): ByKind {
  return cityOf([own, ...rest]).byKind;
}

describe('lanes', () => {
  const flood = situation('flood', {
    geometry: area,
    evidence: [
      evidence('rain', 'observation/rain/far'),
      evidence('rain', 'observation/rain/near'),
      evidence('alerts', 'alert/1'),
      evidence('calls', 'incident/119/1'),
      evidence('closures', 'incident/topis/1'),
    ],
    missing: [
      {
        factor: 'sewer',
        label: { ko: '하수관로' },
        feeds: ['sewer'],
        why: { ko: '자료가 오지 않음' },
      },
    ],
  });
  const seen = byKindOf(
    flood,
    observation('rain/far', { geometry: point(126.5, 37.1) }),
    observation('rain/near', { geometry: point(126.95, 37.46) }),
    alert('1', {}),
    incident('119/1', { geometry: point(126.95, 37.45), startedAt: at('21:18') }),
    incident('119/2', { geometry: point(126.96, 37.45), startedAt: at('21:05') }),
    incident('119/elsewhere', { geometry: point(127.2, 37.45) }),
    incident('119/ambulance', { geometry: point(126.96, 37.45), category: 'ems' }),
    incident('topis/1', { roadClosure: 'full' }),
  );

  test('of a flood: the gauge nearest to what is looked at, its calls, what is not known and why', () => {
    const lanes = selectLanes(flood.data, seen, nearby);
    expect(lanes.map(({ form, factor }) => `${form} ${factor}`)).toEqual([
      'gauge rain',
      'calls calls',
      'missing sewer',
    ]);
    const [rain, calls, missing] = lanes;
    expect(rain?.form === 'gauge' && rain.gauge.subject).toBe('observation/rain/near');
    expect(calls?.form === 'calls' && calls.dots.map(({ subject }) => subject)).toEqual([
      'incident/119/2',
      'incident/119/1',
    ]);
    expect(missing?.form === 'missing' && missing.missing.why.ko).toBe('자료가 오지 않음');
  });

  test('a lane keeps the gauge that it was first drawn of', () => {
    const held = new Map([['rain', 'observation/rain/far']]);
    const [rain] = selectLanes(flood.data, seen, nearby, held);
    expect(rain?.form === 'gauge' && rain.gauge.subject).toBe('observation/rain/far');
  });

  test('of a fire: nothing of water, only what its rule names', () => {
    const fire = situation('fire', {
      hazard: 'fire',
      geometry: area,
      evidence: [evidence('fire', 'incident/119/9'), evidence('rescue', 'incident/119/10')],
      missing: [],
    });
    const city = byKindOf(
      fire,
      incident('119/9', { category: 'fire', geometry: point(126.95, 37.45) }),
      incident('119/10', { category: 'rescue', geometry: point(126.95, 37.45) }),
      observation('rain/near', { geometry: point(126.95, 37.46) }),
    );
    const lanes = selectLanes(fire.data, city, nearby);
    expect(lanes.map((lane) => lane.form === 'calls' && lane.category)).toEqual(['fire', 'rescue']);
  });
});

describe('acts', () => {
  test('stand when they became known, not when they happened, oldest first', () => {
    const own = situation('1', {
      openedAt: at('20:10'),
      evidence: [
        evidence('alerts', 'alert/1', { at: at('20:40'), knownAt: at('20:48') }),
        evidence('closures', 'incident/topis/1', { at: at('20:20'), knownAt: at('20:31') }),
        evidence('calls', 'incident/119/1', { at: at('20:22'), knownAt: at('20:22') }),
      ],
      course: [
        { at: at('20:10'), phase: 'open', severity: 'Minor', why: { ko: '' } },
        { at: at('20:20'), phase: 'growing', severity: 'Minor', why: { ko: '' } },
        { at: at('20:30'), phase: 'growing', severity: 'Severe', why: { ko: '' } },
      ],
    });
    const byKind = byKindOf(
      own,
      alert('1', { sent: at('20:40'), severity: 'Extreme', basis: 'documented' }),
      incident('topis/1', { roadClosure: 'full' }),
      incident('119/1', {}),
      directive('7', { about: 'situation/1', issuedAt: at('21:00') }),
      directive('8', { about: 'situation/2', issuedAt: at('21:00') }),
    );
    const acts = selectActs(own, byKind);
    expect(
      acts.map(({ form, atMs }) => `${form} ${new Date(atMs).toISOString().slice(11, 16)}`),
    ).toEqual(['phase 11:10', 'phase 11:30', 'told 11:31', 'told 11:48', 'order 12:00']);
    expect(acts.find(({ key }) => key.startsWith('alert'))?.basis).toBe('documented');
    // The time in the words of the evidence is told by its place on the axis.
    expect(acts.flatMap((act) => (act.form === 'told' ? act.text.ko : []))).toEqual([
      'closures',
      'alerts',
    ]);
  });

  test('words never cover each other, and an act keeps its place when another comes', () => {
    const acts = fc.array(
      fc.record({
        share: fc.double({ min: 0, max: 1, noNaN: true }),
        widthEm: fc.integer({ min: 2, max: 18 }),
      }),
      { maxLength: 14 },
    );
    const told = (all: readonly { share: number; widthEm: number }[]) =>
      all
        .toSorted((a, b) => a.share - b.share)
        .map(({ share, widthEm }, index) => {
          const act: Act = {
            form: 'order',
            key: `${index}`,
            atMs: share,
            severity: 'Unknown',
            basis: undefined,
            number: '',
            text: '',
          };
          return { act, share, widthEm };
        });
    const room = { widthEm: 76, rows: 3 };
    fc.assert(
      fc.property(acts, (all) => {
        const wanted = told(all);
        const placed = placeActs(wanted, room);
        const spans = placed.map(({ act, share, row, isLeft }, index) => {
          const width = wanted[index]?.widthEm ?? 0;
          const x = share * room.widthEm;
          return { act, row, from: isLeft ? x - width : x, to: isLeft ? x : x + width };
        });
        for (const one of spans) {
          if (one.row === undefined) continue;
          expect(one.from).toBeGreaterThanOrEqual(0);
          expect(one.to).toBeLessThanOrEqual(room.widthEm);
          for (const other of spans) {
            if (other === one || other.row !== one.row) continue;
            expect(one.to <= other.from || other.to <= one.from).toBe(true);
          }
        }
        const before = placeActs(wanted.slice(0, -1), room);
        expect(placed.slice(0, -1).map(({ row }) => row)).toEqual(before.map(({ row }) => row));
      }),
    );
  });
});

describe('axis', () => {
  const instants = fc.integer({ min: 0, max: 3_000_000 }).map((min) => min * 60_000);
  const spans = fc.integer({ min: 0, max: 4000 }).map((min) => min * 60_000);

  test('holds the clock with room after it, begins before what it tells of or says it is cut', () => {
    fc.assert(
      fc.property(instants, spans, (beganMs, afterMs) => {
        const nowMs = beganMs + afterMs;
        const axis = timeAxis(beganMs, nowMs);
        expect(shareOf(axis, nowMs)).toBeLessThan(0.95);
        expect(shareOf(axis, nowMs)).toBeGreaterThan(0.3);
        expect(axis.isCut).toBe(axis.fromMs > beganMs);
        expect(axis.ticksMs.length).toBeLessThanOrEqual(16);
        // It ends where it ended a minute ago, but for one step.
        const next = timeAxis(beganMs, nowMs + 60_000);
        const stepMs = (axis.ticksMs[1] ?? 0) - (axis.ticksMs[0] ?? 0);
        const movedMs = next.toMs - axis.toMs;
        expect(movedMs === 0 || movedMs >= stepMs / 2).toBe(true);
      }),
    );
  });
});

describe('course of a gauge', () => {
  const clockMs = Date.parse(at('21:32'));
  const steps = ['20:50', '21:00', '21:10', '21:20', '21:30', '21:40'].map((clock, index) => ({
    at: at(clock),
    count: 1,
    last: index,
  }));

  test('shows nothing after the clock, and no step before it was over', () => {
    const { runs, gaps } = gaugeCourse(steps, 300_000, clockMs, false);
    const shown = runs.flat().map(({ atMs }) => atMs);
    expect(shown.at(-1)).toBe(clockMs);
    expect(shown[0]).toBe(Date.parse(at('20:55')));
    expect(runs.flat().map(({ value }) => value)).toEqual([0, 1, 2, 3, 4]);
    expect(gaps).toEqual([]);
  });

  test('a silence is a gap, never a line, also the one that lasts', () => {
    const silent = [
      ...steps.slice(0, 2),
      { at: at('21:10'), count: 0 },
      { at: at('21:20'), count: 0 },
    ];
    const { runs, gaps } = gaugeCourse(silent, 300_000, clockMs, true);
    expect(runs.length).toBe(1);
    expect(gaps).toEqual([{ fromMs: Date.parse(at('21:00')), toMs: clockMs }]);
  });
});

test('the wall is the asked situation, else the gravest open one, else it knows the last that ended', () => {
  const mild = situation('mild', { severity: 'Minor' });
  const grave = situation('grave', { severity: 'Extreme' });
  const over = situation('over', { phase: 'closed', endedAt: at('20:00') });
  const all = cityOf([mild, grave, over]).byKind.situation;
  expect(selectTakeover(all, undefined).situation?.subject).toBe('situation/grave');
  expect(selectTakeover(all, 'situation/mild')).toMatchObject({ rank: 2, open: 2 });
  expect(selectTakeover(all, 'situation/over')).toMatchObject({
    rank: 0,
    situation: { subject: 'situation/over' },
  });
  const quiet = selectTakeover(cityOf([over]).byKind.situation, undefined);
  expect(quiet).toEqual({
    situation: undefined,
    rank: 0,
    open: 0,
    lastEndedMs: Date.parse(at('20:00')),
  });
});
