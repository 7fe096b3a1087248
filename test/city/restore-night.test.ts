import { expect, test } from 'vitest';
import { instantOf } from '../../contract/instant.ts';
import { idKey } from '../../server/city/merge.ts';
import { beatCursor, beatsOf, type BeatCursor } from '../../server/intake/recorded-source.ts';
import type { LogEntry } from '../../server/log/event-log.ts';
import type { World } from '../../server/world.ts';
import { floodNight, kst } from '../support/flood-night.ts';

const night = await floodNight();

function playUntil({ pipeline }: World, cursor: BeatCursor, until: number): void {
  for (let next = cursor.peek(); next !== undefined && next.atMs <= until; next = cursor.peek()) {
    cursor.take();
    if (next.kind === 'frame') pipeline.frame(next.frame);
    else pipeline.tick(instantOf(next.atMs));
  }
}

/** What screens are shown of the city as the office sees it. */
function office({ state }: World) {
  return [...state.byKind.indicator.values()].map(({ subject, data }) => {
    const { version: _, ...told } = data;
    return [subject, told] as const;
  });
}

test(
  'the office goes on after a restart as if there had been none: figures, peaks, strips, districts',
  { timeout: 120_000 },
  () => {
    const entries: LogEntry[] = [];
    const straight = night.emptyWith((entry) => entries.push(entry));
    const span = { fromMs: kst('16:00'), toMs: kst('17:40') };
    const cursor = beatCursor(beatsOf(night.recording, span));
    playUntil(straight, cursor, kst('17:22'));
    const restarted = night.emptyWith(() => undefined);
    const { epoch, seq, now } = straight.state;
    const steps = entries.map(({ delta, late }) => ({
      now: delta.now,
      events: [...delta.upserts, ...late],
    }));
    const seen = steps.flatMap(({ events }) => events.map(idKey));
    restarted.restore({ epoch, seq, now, events: straight.inForce(), seen }, steps);

    // The tables that a feed had fetched before are asked for again after a restart.
    const tables = beatsOf(night.recording, { fromMs: span.fromMs, toMs: kst('17:22') });
    for (const beat of tables) if (beat.kind === 'frame') restarted.pipeline.attach(beat.frame);
    const rest = beatsOf(night.recording, { fromMs: kst('17:22') + 1, toMs: kst('17:40') });
    playUntil(restarted, beatCursor(rest), kst('17:40'));
    playUntil(straight, cursor, kst('17:40'));
    const [after, expected] = [new Map(office(restarted)), new Map(office(straight))];
    expect([...after.keys()].toSorted()).toEqual([...expected.keys()].toSorted());
    for (const [subject, told] of expected) expect(after.get(subject), subject).toEqual(told);
    const { incident, alert, observation } = straight.state.byKind;
    expect([...restarted.state.byKind.incident.keys()].toSorted()).toEqual(
      [...incident.keys()].toSorted(),
    );
    expect([...restarted.state.byKind.alert.keys()].toSorted()).toEqual(
      [...alert.keys()].toSorted(),
    );
    expect(restarted.state.byKind.observation.size).toBe(observation.size);
  },
);
