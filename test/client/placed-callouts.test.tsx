// @vitest-environment happy-dom
import { act, type JSX } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, test, vi } from 'vitest';
import type { LonLat } from '../../contract/place.ts';
import type { Camera } from '../../client/map/camera.ts';
import { usePlacedCallouts } from '../../client/map/use-placed-callouts.ts';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

const fitBox = { x: 1186, y: 262, width: 1454, height: 1208 };
const bounds = [126.7, 37.4, 127.2, 37.7] as const;
const row = (subject: string, lon: number, lat: number) => ({
  subject,
  at: { lon, lat },
  severity: 'Severe' as const,
  title: subject,
  detail: '21:20',
});
const ROWS = [row('west', 126.76, 37.5), row('east', 127.14, 37.6), row('south', 126.95, 37.43)];
const NONE: readonly never[] = [];

/** A camera that a test moves: at 1 the city fills the box, below 0 east is left. */
function cameraOf(): Camera & { readonly look: (zoom: number) => void } {
  const listeners = new Set<() => void>();
  let [zoom, version] = [1, 0];
  const at = ({ lon, lat }: LonLat) => ({
    x: fitBox.x + fitBox.width * (0.5 + (zoom * (lon - 126.95)) / 0.5),
    y: fitBox.y + fitBox.height * (0.5 - (zoom * (lat - 37.55)) / 0.3),
  });
  return {
    project: at,
    zoom: () => zoom,
    middle: () => at({ lon: 126.95, lat: 37.55 }),
    version: () => version,
    onMove: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    look: (next) => {
      zoom = next;
      version += 1;
      for (const listener of listeners) listener();
    },
  };
}

/** Each callout with the slot that it has. */
function Map({ camera }: { readonly camera: Camera }): JSX.Element {
  const placed = usePlacedCallouts({
    camera,
    fitBox,
    unit: 1,
    rows: ROWS,
    names: NONE,
    legends: NONE,
    bounds: [...bounds],
  });
  return <>{placed.map(({ row: { subject }, slot }) => `${subject} ${slot.id}, `)}</>;
}

function shown(camera: Camera): { readonly slots: () => string; readonly end: () => void } {
  const host = document.createElement('div');
  const root = createRoot(host);
  act(() => root.render(<Map camera={camera} />));
  return { slots: () => host.textContent, end: () => act(() => root.unmount()) };
}

test('callouts that were placed while the map still looked another way stand as ever once it sees the city', () => {
  const fresh = shown(cameraOf());
  const wanted = fresh.slots();
  expect(wanted).toMatch(/west .*east .*south /u);
  fresh.end();

  const camera = cameraOf();
  camera.look(-6);
  const { slots, end } = shown(camera);
  expect(slots()).not.toBe(wanted);
  act(() => camera.look(1));
  expect(slots()).toBe(wanted);
  act(() => camera.look(1.001));
  expect(slots()).toBe(wanted);
  end();
});
