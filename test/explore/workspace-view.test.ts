import { expect, test } from 'vitest';
import { FIRST_VIEW, type ExploreView } from '../../client/explore/explore-view.ts';
import { seenBounds } from '../../client/explore/seen-bounds.ts';
import { wallCommands } from '../../client/explore/wall-commands.ts';
import { viewOfText, viewText } from '../../client/explore/workspace-view.ts';
import type { ScreenState } from '../../contract/screen.ts';

const ZONE = 'Asia/Seoul';
const VIEW: ExploreView = {
  ...FIRST_VIEW,
  layers: [{ id: 'observation/water.level', opacity: 0.6, form: 'each' }],
  filter: { text: '도림 천', levels: [3, 4], districts: ['11530'] },
  camera: { lon: 126.9, lat: 37.5, zoom: 12, pitch: 0, bearing: 0 },
  subject: 'observation/hrfco/1018683',
};

test('a workspace keeps the whole view, without itself, and time only where it was asked for', () => {
  const text = viewText({ ...VIEW, workspace: 'abc' }, ZONE);
  expect(text).not.toMatch(/workspace|at=|\s/u);
  expect(viewOfText(text)).toEqual({ view: VIEW, atMs: undefined });
  const atMs = Date.parse('2022-08-08T12:05:00Z');
  expect(viewOfText(viewText(VIEW, ZONE, atMs))).toEqual({ view: VIEW, atMs });
});

test('a map of a size has its ground in sight', () => {
  const camera = { lon: 127, lat: 37.5, zoom: 10, pitch: 0, bearing: 0 };
  const [west, south, east, north] = seenBounds(camera, { width: 512, height: 512 });
  // At zoom 10 a tile of 512 px is 360° / 2^10 wide, and as high as cos(lat) of that.
  expect(east - west).toBeCloseTo(360 / 1024, 6);
  expect(north - south).toBeCloseTo((360 / 1024) * Math.cos((37.5 * Math.PI) / 180), 3);
  const turned = seenBounds({ ...camera, bearing: 90 }, { width: 800, height: 100 });
  expect(turned[2] - turned[0]).toBeLessThan(turned[3] - turned[1]);
});

const STATE: ScreenState = {
  scene: 'water',
  why: 'turn',
  hiddenLayers: ['river-gauges', 'assets'],
  isBlank: false,
  language: 'ko',
  past: '2022-08-08T12:00:00.000Z',
  isHeld: false,
};

test('a wall is told only what differs: its layers, the time, the area and the thing', () => {
  const sent = {
    layers: ['observation/water.level', 'incident/flood'],
    bounds: [126.8, 37.4, 127, 37.6] as const,
    pastAt: undefined,
    subject: 'observation/hrfco/1018683',
    name: { ko: '오금교' },
  };
  const known = ['river-gauges', 'dispatch-calls', 'assets', 'vehicles'];
  expect(wallCommands(sent, known, STATE)).toEqual([
    { type: 'live' },
    { type: 'layer', layer: 'river-gauges', isShown: true },
    { type: 'layer', layer: 'vehicles', isShown: false },
    { type: 'fly-area', bounds: sent.bounds, name: sent.name },
    { type: 'spotlight', subject: sent.subject },
  ]);
  const past = { ...sent, bounds: undefined, subject: undefined, pastAt: '2022-08-08T12:05:00Z' };
  expect(wallCommands(past, [], null)).toEqual([
    { type: 'time', at: past.pastAt },
    { type: 'fly-home' },
    { type: 'spotlight' },
  ]);
});
