import fc from 'fast-check';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { Delta, Snapshot } from '../../contract/delta.ts';
import { createCityStore } from '../../client/city/store.ts';
import { epochsLeft } from '../../client/link/epochs-left.ts';
import { picture } from '../../client/link/picture.ts';
import { merge } from '../../server/city/merge.ts';
import { timeline, type Timeline } from '../../server/hub/timeline.ts';
import { denseTopicsOf, topicSet } from '../../server/wire/topic-set.ts';
import { anyEvent, instantAtMinute } from '../support/city-events.ts';
import { rowsOfEvents, rowsOfTables } from '../support/dense-rows.ts';
import { positionAt } from '../support/positions.ts';
import { inForce, smallCity } from '../support/small-city.ts';
import { cityHash, stateHash } from '../support/state-hash.ts';

const SET = topicSet(['core', 'observations', 'positions', 'links']);
const NOW = instantAtMinute(60);

type Packet =
  | { readonly kind: 'delta'; readonly text: string }
  | { readonly kind: 'frame'; readonly bytes: Uint8Array }
  | { readonly kind: 'snapshot'; readonly bytes: Uint8Array };

/** What may become of a flush on its way: its delta and its frames travel on one ordered stream. */
const anyFate = fc.oneof(
  { weight: 6, arbitrary: fc.constant('through' as const) },
  fc.constantFrom('lost' as const, 'twice' as const, 'late' as const),
);

const anyStep = fc.record({
  events: fc.array(
    fc.oneof(
      anyEvent,
      fc.tuple(fc.nat(3), fc.nat(30)).map(([bus, minute]) => positionAt(bus, minute)),
    ),
    { maxLength: 6 },
  ),
  isFlushed: fc.boolean(),
  /** The server holds another history from here on. */
  isReset: fc.integer({ min: 0, max: 19 }).map((value) => value === 0),
  fates: fc.array(anyFate, { minLength: 4, maxLength: 4 }),
  /** The client looks at what came; otherwise it is slow, and it waits. */
  isAwake: fc.boolean(),
  isCut: fc.integer({ min: 0, max: 5 }).map((value) => value === 0),
});

/** The client's own picture behind a link that a test disorders. */
function flakyClient(stream: Timeline) {
  const store = createCityStore();
  const shown = picture(store, epochsLeft());
  let late: (readonly Packet[])[] = [];
  const take = (packet: Packet): void => {
    if (packet.kind === 'delta') shown.take(JSON.parse(packet.text) as Delta);
    else if (packet.kind === 'frame') shown.takeFrame(packet.bytes);
    else shown.replace(JSON.parse(gunzipSync(packet.bytes).toString()) as Snapshot, {});
  };
  /** As `watch` does it: what is held is named, the answer comes whole. */
  const ask = async (): Promise<void> => {
    shown.forget();
    const held = store.getState().city?.position;
    const { snapshot, deltas } = await stream.catchUp(SET, held);
    if (snapshot !== undefined) take({ kind: 'snapshot', bytes: snapshot });
    for (const text of deltas) take({ kind: 'delta', text });
    for (const topic of denseTopicsOf(SET)) {
      take({ kind: 'frame', bytes: stream.frames().key(topic) });
    }
  };
  return {
    store,
    ask,
    arrive: (flush: readonly Packet[], fate: 'through' | 'lost' | 'twice' | 'late'): void => {
      if (fate === 'lost') return;
      if (fate === 'late') {
        late.push(flush);
        return;
      }
      flush.forEach(take);
      if (fate === 'twice') flush.forEach(take);
      // Overtaken by what was sent after it.
      late.splice(0).flat().forEach(take);
    },
    cut: (): void => {
      late = [];
    },
    look: async (): Promise<boolean> => {
      const isHole = shown.fold();
      if (isHole) await ask();
      return isHole;
    },
  };
}

test(
  'drops, repeats, overtaking, cuts, sleep and new epochs: once it is quiet every client holds the server’s city',
  { timeout: 60_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 1, maxLength: 25 }), async (steps) => {
        const state = smallCity();
        let epoch = state.epoch;
        const source = {
          city: 'seoul',
          position: () => ({ epoch, seq: state.seq }),
          now: () => NOW,
          speed: () => 1,
          events: () => inForce(state).values(),
        };
        const stream = timeline('live', source, () => 0);
        const client = flakyClient(stream);
        const onWire: (readonly Packet[])[] = [];
        stream.onFlush(() => {
          const flush: Packet[] = [{ kind: 'delta', text: stream.newest(SET) ?? '' }];
          for (const topic of denseTopicsOf(SET)) {
            const bytes = stream.frames().newest(topic);
            if (bytes !== undefined) flush.push({ kind: 'frame', bytes });
          }
          onWire.push(flush);
        });
        await client.ask();
        for (const [
          index,
          { events, isFlushed, isReset, fates, isAwake, isCut },
        ] of steps.entries()) {
          const { delta } = merge(state, events, NOW);
          stream.publish({ ...delta, epoch });
          if (isReset) {
            epoch = `epoch-${index}`;
            stream.reset(source);
            onWire.length = 0;
            await client.ask();
          }
          if (isFlushed) stream.flush();
          onWire.splice(0).forEach((flush, place) => {
            client.arrive(flush, fates[place % fates.length] ?? 'through');
          });
          if (isCut) {
            client.cut();
            await client.ask();
          }
          if (isAwake) await client.look();
        }
        stream.flush();
        for (const flush of onWire.splice(0)) client.arrive(flush, 'through');
        // A heartbeat names the number: who is behind it asks.
        await client.look();
        if (client.store.getState().city?.position.seq !== stream.position().seq) {
          await client.ask();
        }
        await client.look();
        const { city } = client.store.getState();
        if (city === undefined) throw new Error('no picture');
        expect(city.position).toEqual(stream.position());
        const truth = [...inForce(state).values()];
        expect(cityHash(city)).toBe(stateHash(truth));
        expect(rowsOfTables(city.dense)).toEqual(rowsOfEvents(truth));
      }),
      { numRuns: 600 },
    );
  },
);
