import { expect, test } from 'vitest';
import type { Geometry, LonLat } from '../../contract/place.ts';
import { distanceM, toGeometryM } from '../../client/explore/area.ts';
import { distanceWords, surfaceWords } from '../../client/explore/distance-words.ts';
import { FIRST_VIEW } from '../../client/explore/explore-view.ts';
import { toolKey } from '../../client/explore/tool-keys.ts';
import { reachOutline } from '../../client/map/tools/reach-outline.ts';
import { createExploreStore } from '../../client/rooms/explore/explore-store.ts';
import { createDrawStore } from '../../client/rooms/explore/tools/draw-store.ts';

const a: LonLat = { lon: 126.9, lat: 37.48 };
const b: LonLat = { lon: 126.92, lat: 37.48 };
const c: LonLat = { lon: 126.92, lat: 37.5 };
const d: LonLat = { lon: 126.9, lat: 37.5 };
const REACH_M = 50;

function desk() {
  const explore = createExploreStore(FIRST_VIEW);
  return { explore, draw: createDrawStore(explore), view: () => explore.getState().view };
}

test('corners that end at the first one are an area; sides that cross are told and nothing is narrowed', () => {
  const { draw, view } = desk();
  expect(draw.pick(a, REACH_M)).toBe(false);
  draw.take('polygon');
  for (const corner of [a, c, b, d]) expect(draw.pick(corner, REACH_M)).toBe(true);
  draw.pick(a, REACH_M);
  expect([draw.getState().problem, view().filter.area]).toEqual(['crossing', undefined]);
  draw.back();
  draw.back();
  expect(draw.getState().problem).toBeUndefined();
  draw.pick(d, REACH_M);
  draw.pick(a, REACH_M);
  expect(view().filter.area).toEqual({ type: 'polygon', ring: [a, c, d] });
  expect(draw.getState().tool).toBeUndefined();
});

test('a circle is its middle and its edge; too little for an area is told', () => {
  const { draw, view } = desk();
  draw.take('circle');
  draw.pick(a, REACH_M);
  draw.pick(a, REACH_M);
  expect(draw.getState().problem).toBe('flat');
  draw.pick(b, REACH_M);
  expect(view().filter.area).toEqual({
    type: 'circle',
    at: a,
    radiusM: Math.round(distanceM(a, b)),
  });
  draw.take('polygon');
  draw.pick(a, REACH_M);
  draw.finish();
  expect(draw.getState().problem).toBe('tooFew');
});

test('what is measured is part of the view as it grows; Escape takes it away, undo brings it back', () => {
  const { draw, explore, view } = desk();
  draw.take('measure');
  for (const corner of [a, b, c]) draw.pick(corner, REACH_M);
  expect(view().measure).toEqual({ corners: [a, b, c], isClosed: false });
  draw.pick(a, REACH_M);
  expect(view().measure).toEqual({ corners: [a, b, c], isClosed: true });
  draw.take('measure');
  expect(view().measure).toBeUndefined();
  draw.pick(a, REACH_M);
  draw.cancel();
  expect(view().measure).toBeUndefined();
  explore.undo();
  expect(view().measure?.corners).toEqual([a]);
});

test('the line around a reach stands as far away as the reach says', () => {
  const stream: Geometry = {
    type: 'LineString',
    coordinates: [
      [126.9, 37.48],
      [126.93, 37.49],
      [126.94, 37.47],
    ],
  };
  for (const shape of [stream, { type: 'Point', coordinates: [126.9, 37.48] } as const]) {
    const edge = reachOutline({ shape, radiusM: 1000 }).flat();
    expect(edge.length).toBeGreaterThan(50);
    for (const at of edge) expect(Math.abs(toGeometryM(at, shape) - 1000)).toBeLessThan(20);
  }
});

test('lengths and areas are told in the unit that people read; keys in both scripts', () => {
  expect([12, 999.6, 1540, 25_060].map(distanceWords)).toEqual([
    '12 m',
    '1 km',
    '1.54 km',
    '25.1 km',
  ]);
  expect([820, 34_000, 1_250_000].map(surfaceWords)).toEqual(['820 m²', '3.4 ha', '1.25 km²']);
  expect(['w', 'W', 'ㅈ', 'x'].map(toolKey)).toEqual(['near', 'near', 'near', undefined]);
});
