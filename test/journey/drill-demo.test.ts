import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createCityStore } from '../../client/city/store.ts';
import { followTimeline } from '../../client/link/socket.ts';
import type { Snapshot } from '../../contract/delta.ts';
import type { ExerciseAnswer } from '../../contract/exercise.ts';
import { instantMs } from '../../contract/instant.ts';
import { DEMO_IDENTITIES } from '../../server/command/demo-identities.ts';
import { isOfExercise } from '../../server/wire/exercise-mark.ts';
import { pausedDemo, type PausedDemo } from '../support/paused-demo.ts';
import { pastViewer } from '../support/past-viewer.ts';
import { servedCity } from '../support/state-hash.ts';

const WAIT = { timeout: 60_000, interval: 200 };
const SUPERVISOR = DEMO_IDENTITIES.find(({ actor }) => actor.role === 'supervisor')?.token ?? '';

let city: PausedDemo;
beforeAll(async () => {
  city = await pausedDemo('16:20');
}, 120_000);
afterAll(() => city[Symbol.asyncDispose]());

test(
  'over a recording it runs by the clock of the recording, leaves it as it is, and ends when that goes elsewhere',
  { timeout: 120_000 },
  async () => {
    const api = `${city.base}/api/v1`;
    const before = await servedCity(city.base);
    const answer = await fetch(`${api}/exercises`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${SUPERVISOR}` },
      body: JSON.stringify({ script: 'southeast-underpass', key: 'demo-drill' }),
    });
    const { id, startedAt } = (await answer.json()) as ExerciseAnswer;
    const found = async (): Promise<ExerciseAnswer> =>
      (await (await fetch(`${api}/exercises/${id}`)).json()) as ExerciseAnswer;
    const drill = async (): Promise<Snapshot> =>
      (await (await fetch(`${api}/exercises/${id}/snapshot`)).json()) as Snapshot;

    // It stands while the recording stands; the copy has all that the recording had, and the injects.
    const copy = await drill();
    expect(copy.events.length).toBeGreaterThanOrEqual(before.events.length);
    const own = copy.events.filter(isOfExercise).map(({ subject }) => subject);
    expect(own).toContain('observation/rain/2301');
    expect(await servedCity(city.base)).toEqual(before);

    using player = pastViewer(city.base);
    await player.watch({ exercise: id });
    const store = createCityStore();
    const screen = followTimeline(store, city.base, undefined, id);
    await city.run({ action: 'speed', speed: 60 });
    await city.run({ action: 'play' });
    await vi.waitFor(async () => {
      expect((await found()).injects.filter(({ isDone }) => isDone).length).toBeGreaterThan(2);
    }, WAIT);
    await city.run({ action: 'pause' });
    const { elapsedSec, now } = await found();
    expect(elapsedSec).toBeLessThanOrEqual((instantMs(now) - instantMs(startedAt)) / 1000);
    await vi.waitFor(() => expect(player.events().has('alert/kma/exercise-rain')).toBe(true), WAIT);
    const { events } = await servedCity(city.base);
    expect(events.filter(isOfExercise)).toEqual([]);

    // A screen that follows it looks back in it, and in nothing else.
    await vi.waitFor(() => {
      const { city: shown, time } = store.getState();
      expect(shown?.byKind.alert.has('alert/kma/exercise-rain')).toBe(true);
      expect([time.mode, time.isPlayback]).toEqual(['exercise', false]);
    }, WAIT);
    screen.machine.seek(instantMs(startedAt) + 15_000);
    await vi.waitFor(() => {
      const { city: shown, time } = store.getState();
      expect([time.mode, time.isPlayback]).toEqual(['exercise', true]);
      expect(shown?.byKind.alert.has('alert/kma/exercise-rain')).toBe(false);
      expect(shown?.byKind.observation.get('observation/rain/2301')?.source).toContain(id);
    }, WAIT);
    screen.stop();

    await city.run({ action: 'seek', at: startedAt });
    expect(await found()).toMatchObject({
      state: 'ended',
      ended: { ko: '녹화 시점이 바뀌어 끝남' },
    });
    expect((await drill()).events.some(isOfExercise)).toBe(true);
  },
);
