import { beforeAll, expect, test } from 'vitest';
import type { ComplaintsData, ScoresData } from '../../contract/city-indicator.ts';
import type { Snapshot } from '../../contract/delta.ts';
import type { CityEvent, IncidentEvent } from '../../contract/event.ts';
import type { PausedDemo } from '../support/paused-demo.ts';

type Part = ScoresData['parts'][number];

/** The rule of docs/indicators.md, by somebody who has only the interface. */
function recounted(
  part: Part,
  code: string,
  versions: readonly CityEvent[],
  until: string,
  people: number | undefined,
): number | null {
  const { form, where, among, within, perPeople } = part.count;
  const from = new URLSearchParams(part.events).get('from') ?? '';
  const newest = [...Map.groupBy(versions, ({ subject }) => subject).values()].flatMap((all) => {
    const [first] = all.toSorted((a, b) => (a.data.version < b.data.version ? 1 : -1));
    return first?.kind === 'incident' ? [first] : [];
  });
  const begun = newest.filter(({ data }) => data.startedAt >= from && data.startedAt < until);
  const of = begun.filter((event) => holds(event, among));
  const known = of.flatMap((event) => {
    if (within === undefined) return [holds(event, where)];
    const at = (stage: string): number =>
      Date.parse(event.data.stages?.find(({ code: own }) => own === stage)?.at ?? '');
    const waitedMs = (at(within.to) || Date.parse(until)) - at(within.from);
    const isOpen = Number.isNaN(at(within.to)) && waitedMs <= within.sec * 1000;
    return Number.isNaN(waitedMs) || isOpen
      ? []
      : [holds(event, where) && waitedMs <= within.sec * 1000];
  });
  const met = known.filter(Boolean).length;
  const tenth = (value: number): number => Math.round(value * 10) / 10;
  if (form === 'share') return known.length === 0 ? null : tenth((100 * met) / known.length);
  return perPeople === undefined ? met : tenth((met / (people ?? Number.NaN)) * perPeople);
}

function holds({ data }: IncidentEvent, conditions: Part['count']['where']): boolean {
  return Object.entries(conditions).every(([key, wanted]) => {
    const value: unknown = Reflect.get(data, key);
    return Array.isArray(wanted) ? wanted.some((one) => one === value) : wanted === value;
  });
}

/** Tests: what is scored and counted is what its own query lists. To be shown a city that has just stopped. */
export function testRecountedScores(city: () => PausedDemo): void {
  let scores: ScoresData;
  let complaints: ComplaintsData;
  const population = new Map<string, number>();

  async function json<T>(path: string): Promise<T> {
    const response = await fetch(`${city().base}/api/v1${path}`);
    const text = await response.text();
    expect(response.status, `${path}: ${text.slice(0, 300)}`).toBe(200);
    return JSON.parse(text) as T;
  }

  beforeAll(async () => {
    const snapshot = await json<Snapshot>('/snapshot');
    for (const { data } of snapshot.events) {
      if ('form' in data && data.form === 'scores') scores = data;
      if ('form' in data && data.form === 'complaints') complaints = data;
    }
    const { districts } = await json<{
      readonly districts: readonly { readonly code: string; readonly population: number }[];
    }>('/city');
    for (const { code, population: people } of districts) population.set(code, people);
  });

  test('every figure of a district is what its own query lists', { timeout: 120_000 }, async () => {
    expect(scores.until).toBe('2022-08-08T11:20:00.000Z');
    const codes = Object.keys(scores.scores);
    expect(codes).toHaveLength(25);
    let counted = 0;
    for (const part of scores.parts) {
      for (const code of codes) {
        const query = part.events.replace('{district}', code);
        const versions = await json<readonly CityEvent[]>(`/events?${query}&limit=1000`);
        expect(versions.length).toBeLessThan(1000);
        const actual = recounted(part, code, versions, scores.until, population.get(code));
        expect(part.actual[code], `${part.id} ${code}`).toBe(actual);
        if (actual !== null && actual > 0) counted += 1;
      }
    }
    // Not all of it is nothing.
    expect(counted).toBeGreaterThan(40);
  });

  test('a score is the mean of its parts against their targets, a total the mean of what is known', () => {
    const ofTraffic = scores.parts.filter(({ domain }) => domain === 'traffic');
    for (const [code, total] of Object.entries(scores.total)) {
      const parts = ofTraffic.map(({ target, actual }) => {
        const value = actual[code] ?? 0;
        return (
          Math.round(Math.min(scores.cap, value === 0 ? scores.cap : target / value) * 100) / 100
        );
      });
      const mean = parts.reduce((sum, score) => sum + score, 0) / parts.length;
      expect(scores.scores[code]?.['traffic']).toBeCloseTo(mean, 1);
      const known = Object.values(scores.scores[code] ?? {}).filter((score) => score !== null);
      expect(total.known).toBe(known.length);
      expect(total.score).toBeCloseTo(known.reduce((sum, one) => sum + one, 0) / known.length, 1);
    }
  });

  test('complaints of a kind are those that their query lists', async () => {
    expect(complaints).toMatchObject({ unheard: [], windowSec: 10_800 });
    const from = new URLSearchParams(complaints.events).get('from') ?? '';
    const versions = await json<readonly CityEvent[]>(`/events?${complaints.events}&limit=1000`);
    const made = new Map(
      versions.flatMap((event) => {
        if (event.kind !== 'request') return [];
        const { requestedAt, service } = event.data;
        const isOfWindow = requestedAt >= from && requestedAt < complaints.until;
        return isOfWindow ? [[event.subject, service.code]] : [];
      }),
    );
    const told = complaints.kinds.flatMap(({ code, n }) => (n === 0 ? [] : [[code, n]]));
    const listed = Map.groupBy(made.values(), (code) => code);
    expect(Object.fromEntries(told)).toEqual(
      Object.fromEntries([...listed].map(([code, all]) => [code, all.length])),
    );
    expect(made.size).toBeGreaterThan(3);
    // The desk told the day from nine o'clock on, so the window before is held too.
    expect(complaints.kinds.every(({ before }) => before !== null)).toBe(true);
  });
}
