import { expect, test } from 'vitest';
import type { OverlaysAnswer } from '../../contract/map-overlay.ts';
import { createOverlayStore } from '../../client/rooms/explore/overlays/overlay-store.ts';

const GATES = JSON.stringify({ type: 'Point', coordinates: [126.98, 37.55] });
const file = (name: string, text: string): File => new File([text], name);

test('one’s own that was removed comes back when the view asks for it again', () => {
  const store = createOverlayStore();
  const source = { kind: 'xyz', url: 'https://a.example/{z}/{x}/{y}' } as const;
  const id = store.addSource('내 타일', source);
  const [added] = store.getState().own;
  expect(added).toMatchObject({ name: '내 타일', source });
  store.remove(id);
  expect(store.getState().own).toEqual([]);
  store.restore([id, 'own/never-here']);
  expect(store.getState().own).toEqual([added]);
});

test('of files those that can be read are on the shelf, and each says what became of it', async () => {
  const store = createOverlayStore();
  const ids = await store.addFiles([file('수문.geojson', GATES), file('표.xlsx', 'PK')]);
  const { own, notices } = store.getState();
  expect(own.map(({ id, name, kind }) => [`own/${id}`, name, kind])).toEqual([
    [ids[0], '수문.geojson', 'geojson'],
  ]);
  expect(ids).toHaveLength(1);
  expect(notices.map(({ type, name }) => [type, name])).toEqual([
    ['added', '수문.geojson'],
    ['refused', '표.xlsx'],
  ]);
});

test('what a colleague has changed is read anew; what went wrong is, too, once it is on again', () => {
  const store = createOverlayStore();
  const shared = (version: number): OverlaysAnswer => ({
    hosts: [],
    named: [],
    left: null,
    shared: [
      {
        id: 'the-gates-0001',
        name: '수문',
        owner: '이분석',
        version,
        createdAt: '2022-08-08T12:00:00.000Z',
        changedAt: '2022-08-08T12:00:00.000Z',
        isOwn: false,
      },
    ],
  });
  const id = 'shared/the-gates-0001';
  store.offer(shared(1));
  store.read(id, { type: 'read', features: [] });
  store.offer(shared(1));
  store.offer(undefined);
  expect(store.getState().readings.has(id)).toBe(true);
  expect(store.getState()).toMatchObject({ isUnheard: true, offered: shared(1) });
  store.offer(shared(2));
  expect(store.getState()).toMatchObject({ isUnheard: false });
  expect(store.getState().readings.has(id)).toBe(false);
  store.drawn('city/a', { type: 'failed', problem: { reason: 'silent', url: 'u' } });
  store.clear((own) => own !== 'city/b');
  expect(store.getState().drawn.size).toBe(0);
});
