import { expect, test } from 'vitest';
import type { CityEvent, FeedEvent, SituationEvent } from '../../contract/event.ts';
import { instantMs, instantOf } from '../../contract/instant.ts';
import { loadCity } from '../../server/config/load-city.ts';
import { SITUATION_DATA } from '../../server/hub/schema/situation-schema.ts';
import { officeSettings } from '../../server/office-of.ts';
import { cellsOf, firstFloodCall } from '../support/first-report.ts';
import { kst, ROOT } from '../support/flood-night.ts';
import type { FloodStep } from '../support/flood-steps.ts';
import { situationRun } from '../support/situation-run.ts';
import type { NightToFold } from './folded-night.ts';

const settings = officeSettings(loadCity('seoul', ROOT));
const basins = settings.situations?.basins ?? [];
const flood = settings.situations?.rules.find(({ id }) => id === 'flood');
const AREAS = ['dorimcheon', 'gangnam-daechi'];
const UNTIL = '20:50';
/** Both areas are open by then, whatever feed is silent. */
const OPEN_BY = instantOf(kst('20:15'));
const EVERY_SEC = 30;

const steps: FloodStep[] = [];
/** As the whole office made them. */
const told: SituationEvent[] = [];

/** What sources said, without what the office made of it. */
function heard(step: FloodStep): readonly CityEvent[] {
  return step.events.filter(
    ({ data, kind }) => kind === 'feed' || data.provenance.feed !== 'office',
  );
}

/** The night judged with one feed silent from the start; undefined = none. */
function nightWithout(silent: string | undefined): readonly SituationEvent[] {
  const [first] = steps;
  const run = situationRun(settings, first?.now ?? '', EVERY_SEC);
  for (const step of steps) {
    if (step.now > OPEN_BY) break;
    const events = heard(step).flatMap((event): CityEvent[] => {
      if (event.kind === 'feed') return [event.data.feed === silent ? down(event) : event];
      return event.data.provenance.feed === silent ? [] : [event];
    });
    run.step(step.now, events);
  }
  return run.made;
}

let asHeard: readonly SituationEvent[] | undefined;
function whole(): readonly SituationEvent[] {
  asHeard ??= nightWithout(undefined);
  return asHeard;
}

function down(event: FeedEvent): FeedEvent {
  return { ...event, data: { ...event.data, state: 'down', lastGood: null } };
}

function openedIn(made: readonly SituationEvent[], area: string): SituationEvent | undefined {
  const name = basins.find(({ id }) => id === area)?.name.ko;
  return made.find(({ data }) => data.basin === name);
}

/** Tests: the two areas that were hit are told of as situations, in time, whatever is silent. */
export function testSituations(night: NightToFold): void {
  night.hear(({ now, upserts, from, to }) => {
    if (from > to || instantMs(now) > kst(UNTIL)) return;
    steps.push({ now, events: upserts });
    for (const event of upserts) if (event.kind === 'situation') told.push(event);
  });

  test('both areas are told of before their first flood call, as two situations', () => {
    const all = steps.flatMap(({ events }) => events);
    const opened = AREAS.map((area) => openedIn(told, area));
    for (const [index, event] of opened.entries()) {
      const basin = basins.find(({ id }) => id === AREAS[index]);
      if (basin === undefined || event === undefined) throw new Error(`no ${AREAS[index]}`);
      const own = told.filter(({ data }) => data.basin === basin.name.ko);
      const call = firstFloodCall(all, basin, cellsOf(own));
      expect(event.data.openedAt < (call ?? '')).toBe(true);
      // Not because it was always open.
      expect(instantMs(event.data.openedAt)).toBeGreaterThan(kst('16:30'));
      // Nothing it was opened by was known later.
      expect(event.data.evidence.every(({ knownAt }) => knownAt <= event.data.openedAt)).toBe(true);
      expect(new Set(event.data.evidence.map(({ factor }) => factor)).size).toBeGreaterThanOrEqual(
        3,
      );
    }
    const [dorim, gangnam] = AREAS.map((area) =>
      told.findLast(({ subject }) => subject === openedIn(told, area)?.subject),
    );
    expect(dorim?.subject).not.toBe(gangnam?.subject);
    expect(dorim?.data.cells.some((cell) => gangnam?.data.cells.includes(cell))).toBe(false);
    expect([dorim, gangnam].map((event) => event?.data.mergedInto)).toEqual([undefined, undefined]);
  });

  test('by a quarter to nine they are extreme and say by what, where, who and how many', () => {
    const event = told.findLast(({ subject }) => subject === openedIn(told, 'dorimcheon')?.subject);
    const data = event?.data;
    expect(data).toMatchObject({
      title: { ko: '도림천 유역 침수 위험', en: 'Flood danger, Dorimcheon basin' },
      phase: 'growing',
      severity: 'Extreme',
    });
    expect(data?.districts).toEqual(expect.arrayContaining(['11590', '11620']));
    expect(data?.incharge.length).toBeGreaterThan(0);
    expect(data?.cameras.length).toBeGreaterThan(0);
    expect(data?.cameras.every(({ stream }) => stream === undefined)).toBe(true);
    expect(data?.incidents.length).toBeGreaterThan(10);
    expect(data?.closures.length).toBeGreaterThan(0);
    expect(data?.exposed?.people).toBeGreaterThan(100_000);
    for (const { text } of data?.evidence ?? []) expect([text.ko, text.en]).not.toContain('');
  });

  test('what is sent keeps to its description, and stays little', () => {
    for (const { data } of told) {
      expect(SITUATION_DATA.safeParse(data).error?.issues).toBeUndefined();
      expect(data.evidence.length).toBeLessThanOrEqual(40);
      expect(data.course.length).toBeLessThanOrEqual(40);
    }
    // At most one in two minutes of each, on the worst night there is.
    const hours = (kst(UNTIL) - kst('16:30')) / 3_600_000;
    const of = (subject: string) => told.filter((event) => event.subject === subject).length;
    const most = Math.max(...told.map(({ subject }) => of(subject)));
    expect(most / hours).toBeLessThanOrEqual(30);
  });

  test(
    'with any one feed silent both still open, no earlier, and say what is missing',
    { timeout: 120_000 },
    () => {
      const feeds = new Set(
        flood?.factors.flatMap(({ signs }) => signs.flatMap((sign) => sign.feeds)),
      );
      expect(feeds.size).toBeGreaterThanOrEqual(8);
      for (const feed of feeds) {
        const made = nightWithout(feed);
        const factors = flood?.factors.filter(({ signs }) =>
          signs.some((sign) => sign.feeds.includes(feed)),
        );
        for (const area of AREAS) {
          const event = openedIn(made, area);
          expect(event, `${area} without ${feed}`).toBeDefined();
          expect(
            (event?.data.openedAt ?? '') >= (openedIn(whole(), area)?.data.openedAt ?? ''),
          ).toBe(true);
          const missing = event?.data.missing.filter((one) => one.feeds.includes(feed));
          expect(missing?.map(({ factor }) => factor)).toEqual(factors?.map(({ id }) => id));
        }
      }
    },
  );

  test(
    'after a restart the same situations go on, as if nothing had been',
    { timeout: 60_000 },
    () => {
      const stop = instantOf(kst('20:00'));
      const since = instantOf(kst('18:00'));
      const first = situationRun(settings, steps[0]?.now ?? '', EVERY_SEC);
      for (const step of steps) if (step.now <= stop) first.step(step.now, heard(step));
      const lastHours = steps
        .filter(({ now }) => now > since && now <= stop)
        .map((step) => ({ now: step.now, events: heard(step) }));
      const second = first.restarted(lastHours);
      const rest = steps.filter(({ now }) => now > stop && now <= OPEN_BY);
      for (const step of rest) second.step(step.now, heard(step));
      const standing = (made: readonly SituationEvent[]) => {
        const last = new Map(made.map((event) => [event.subject, event.data]));
        return [...last]
          .map(([subject, { phase, severity, openedAt }]) => ({
            subject,
            phase,
            severity,
            openedAt,
          }))
          .toSorted((a, b) => (a.subject < b.subject ? -1 : 1));
      };
      expect(standing([...first.made, ...second.made])).toEqual(standing(whole()));
    },
  );
}
