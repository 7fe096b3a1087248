import { expect, test } from 'vitest';
import type { Kind } from '../../contract/event.ts';
import { instantOf } from '../../contract/instant.ts';
import { idKey } from '../../server/city/merge.ts';
import { LAST } from '../../server/city-log.ts';
import { beatCursor, beatsOf, type BeatCursor } from '../../server/intake/recorded-source.ts';
import type { LogEntry } from '../../server/log/event-log.ts';
import type { World } from '../../server/world.ts';
import { floodNight, kst } from '../support/flood-night.ts';

const night = await floodNight();
const FROM = kst('19:00');
const STOPPED = kst('20:31');
const UNTIL = kst('20:35');

function playUntil({ pipeline }: World, cursor: BeatCursor, until: number): void {
  for (let next = cursor.peek(); next !== undefined && next.atMs <= until; next = cursor.peek()) {
    cursor.take();
    if (next.kind === 'frame') pipeline.frame(next.frame);
    else pipeline.tick(instantOf(next.atMs));
  }
}

const kinds: ReadonlySet<Kind> = LAST.kinds;

/** What the log hands over after a stop. */
function lastOf(entries: readonly LogEntry[]) {
  return entries.flatMap(({ delta, late }) => {
    const events = [...delta.upserts, ...late].filter(({ kind }) => kinds.has(kind));
    return events.length === 0 ? [] : [{ now: delta.now, events }];
  });
}

/** What screens are shown of what the office made; only the counting of its versions begins anew. */
function told({ state }: World, kind: 'situation' | 'alarm' | 'stage' | 'directive') {
  return new Map(
    [...state.byKind[kind]].map(([subject, { data }]) => {
      const { version: _, ...rest } = data;
      return [subject, rest] as const;
    }),
  );
}

test(
  'in the middle of the storm a restart changes no situation, alarm or stage',
  { timeout: 120_000 },
  () => {
    const entries: LogEntry[] = [];
    const straight = night.emptyWith((entry) => entries.push(entry));
    const cursor = beatCursor(beatsOf(night.recording, { fromMs: FROM, toMs: UNTIL }));
    playUntil(straight, cursor, STOPPED);
    const restarted = night.emptyWith(() => undefined);
    const { epoch, seq, now } = straight.state;
    const seen = entries.flatMap(({ delta, late }) => [...delta.upserts, ...late].map(idKey));
    restarted.restore({ epoch, seq, now, events: straight.inForce(), seen }, lastOf(entries));

    const before = beatsOf(night.recording, { fromMs: FROM, toMs: STOPPED });
    for (const beat of before) if (beat.kind === 'frame') restarted.pipeline.attach(beat.frame);
    const rest = beatsOf(night.recording, { fromMs: STOPPED + 1, toMs: UNTIL });
    playUntil(restarted, beatCursor(rest), UNTIL);
    playUntil(straight, cursor, UNTIL);
    for (const kind of ['situation', 'alarm', 'stage', 'directive'] as const) {
      const [after, expected] = [told(restarted, kind), told(straight, kind)];
      expect([...after.keys()].toSorted()).toEqual([...expected.keys()].toSorted());
      for (const [subject, data] of expected) expect(after.get(subject), subject).toEqual(data);
    }
    const suppressed = [...straight.state.byKind.alarm.values()].filter(
      ({ data }) => data.suppressedBy !== undefined,
    );
    expect(suppressed.length).toBeGreaterThan(10);
    expect(straight.state.byKind.situation.size).toBeGreaterThan(10);
  },
);
