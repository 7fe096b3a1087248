import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { expect, test } from 'vitest';
import { createWording } from '../../client/design/wording.ts';
import { hourCalls, hourQuestion } from '../../client/explore/calls-normal.ts';
import { normalHours } from '../../client/explore/normal-hours.ts';
import { isCall, scoreRows } from '../../client/explore/score-rows.ts';
import { thingOfEvent } from '../../client/explore/thing-of-event.ts';
import { DistrictTable } from '../../client/panels/explore/district-table.tsx';
import type { IncidentEvent } from '../../contract/event.ts';
import { AGGREGATE_BY } from '../../contract/history.ts';
import { cityOf } from '../client/flood-city.ts';
import { nowMs as NOW_MS, seoul } from '../client/wall-events.ts';
import { incidentAt } from '../support/city-events.ts';
import { given, historyOf } from '../support/history-of.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const WEEKS = 5;
const instant = (ms: number): string => new Date(ms).toISOString();

/** Numbers that are the same each time. */
function dice(): (sides: number) => number {
  let state = 7;
  return (sides) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * sides);
  };
}

/** A version of a call, or of a report of a road, which has no steps. */
function version(
  key: number,
  feed: 'calls' | 'roads',
  districts: readonly string[],
  timeMs: number,
  arrivedMs: number,
): IncidentEvent {
  const event = incidentAt(key, 0);
  const { subject, data } = event;
  return {
    ...event,
    id: `${subject}@${instant(timeMs)}`,
    time: instant(timeMs),
    recordedtime: instant(arrivedMs),
    data: {
      ...data,
      districts,
      startedAt: instant(timeMs),
      provenance: { ...data.provenance, feed },
      ...(feed === 'calls'
        ? { stages: [{ code: '1', name: { ko: '접수' }, at: instant(timeMs) }] }
        : {}),
    },
  };
}

/** Five weeks of evenings: calls with one to three versions, some of which come hours late. */
function fiveWeeks(): readonly IncidentEvent[] {
  const roll = dice();
  const codes = seoul.districts.map(({ code }) => code);
  const events: IncidentEvent[] = [];
  let key = 0;
  for (let day = WEEKS * 7; day >= 0; day -= 1) {
    for (const hour of [-2, -1, 0]) {
      const hourMs = Math.floor(NOW_MS / HOUR_MS) * HOUR_MS - day * DAY_MS + hour * HOUR_MS;
      for (let call = 0; call < 7; call += 1) {
        key += 1;
        const feed = roll(5) === 0 ? 'roads' : 'calls';
        const [one, other] = [codes[roll(codes.length)] ?? '', codes[roll(codes.length)] ?? ''];
        const districts = roll(8) === 0 && one !== other ? [one, other] : [one];
        for (let told = 0; told <= roll(3); told += 1) {
          const timeMs = hourMs + roll(60) * 60_000 + told * 11 * 60_000;
          const arrivedMs = timeMs + (roll(9) === 0 ? 2 * HOUR_MS : 30_000);
          events.push(version(key, feed, districts, timeMs, arrivedMs));
        }
      }
    }
  }
  return events.filter(({ time }) => Date.parse(time) <= NOW_MS);
}

/** Of four numbers, as there are weeks. */
function middle(counts: readonly number[]): number {
  const [, low = 0, high = 0] = counts.toSorted((a, b) => a - b);
  return (low + high) / 2;
}

test(
  'calls of the last hour and what is normal are those that five weeks of the log hold, counted by hand',
  { timeout: 120_000 },
  async () => {
    const events = fiveWeeks();
    await using followed = await historyOf();
    const byArrival = Map.groupBy(
      events.toSorted((a, b) => (a.recordedtime < b.recordedtime ? -1 : 1)),
      ({ recordedtime }) => recordedtime,
    );
    const numbered = [...byArrival].flatMap(([now, own]) => followed.log.step(now, own));
    await followed.has(numbered.at(-1));

    // As the page asks: by the clock of five minutes, the last whole hour and four before it.
    const knownMs = Math.floor(NOW_MS / 300_000) * 300_000;
    const { lastMs, beforeMs } = normalHours(knownMs, seoul.zone);
    const [last, ...before] = await Promise.all(
      [lastMs, ...beforeMs].map(async (fromMs) => {
        const asked = hourQuestion(fromMs, knownMs);
        const by = asked.get('by')?.split(',') ?? [];
        const query = {
          kind: 'incident',
          by: AGGREGATE_BY.filter((name) => by.includes(name)),
          from: asked.get('from') ?? '',
          to: asked.get('to') ?? '',
          knownAt: asked.get('known') ?? '',
        } as const;
        return given(await followed.history().aggregate(query));
      }),
    );
    if (last === undefined) throw new Error('no last hour');
    const things = events.slice(-30).map((event) => thingOfEvent(event));
    const feeds = new Set(things.filter(isCall).map(({ feed }) => feed));
    const codes = seoul.districts.map(({ code }) => code);
    const page = renderToStaticMarkup(
      <I18nextProvider i18n={createWording('ko')}>
        <DistrictTable
          rows={scoreRows(cityOf([]), things, seoul.districts, NOW_MS)}
          sort=""
          isDescending={false}
          isWide
          hourCalls={hourCalls(last, before, feeds, codes)}
          chosen={undefined}
          onSort={() => undefined}
          onOpen={() => undefined}
        />
      </I18nextProvider>,
    );
    const rows = page.split('<tr').map((row) => row.replaceAll(/<[^>]*>/gu, ' '));

    const counted = (code: string, weeksAgo: number): number => {
      const fromMs = Date.parse('2022-08-08T20:00:00+09:00') - weeksAgo * 7 * DAY_MS;
      const told = events.filter(
        ({ time, recordedtime, data }) =>
          data.provenance.feed === 'calls' &&
          data.districts.includes(code) &&
          Date.parse(recordedtime) <= knownMs &&
          Date.parse(time) >= fromMs &&
          Date.parse(time) < fromMs + HOUR_MS,
      );
      return new Set(told.map(({ subject }) => subject)).size;
    };
    const told = seoul.districts.map(({ code, name }) => {
      const normal = middle([1, 2, 3, 4].map((week) => counted(code, week)));
      return { name: name.ko, words: `정시 ${counted(code, 0)} · 평소 ${normal} ` };
    });
    expect(new Set(told.map(({ words }) => words)).size).toBeGreaterThan(2);
    for (const { name, words } of told) {
      expect(rows.find((row) => row.includes(name))).toContain(words);
    }
  },
);
