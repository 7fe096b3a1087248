import { describe, expect, test } from 'vitest';
import { PRESENTER_COMMANDS, type PresenterCommand } from '../../contract/presenter.ts';
import { carryOut } from '../../client/rooms/wall/carry-out.ts';
import {
  directed,
  firstControl,
  type By,
  type Carried,
  type WallControl,
  type WallFacts,
} from '../../client/rooms/wall/wall-control.ts';
import { wallState } from '../../client/rooms/wall/wall-state.ts';
import { createCityStore } from '../../client/city/store.ts';
import { calm, plan } from './director-wall.ts';

const place = { lon: 126.95, lat: 37.48 };
const flood = 'situation/flood';
const facts: WallFacts = {
  plan,
  atMs: 1000,
  nowMs: Date.parse('2022-08-08T12:32:00Z'),
  isPast: false,
  scenes: new Map([
    ['overview', { hasMap: true }],
    ['water', { hasMap: true }],
    ['coverage', { hasMap: false }],
    ['takeover', { hasMap: true }],
    ['welcome', { hasMap: true }],
  ]),
  layers: new Set(['rain-field', 'vehicles']),
  languages: ['ko', 'en'],
  scripts: [
    {
      id: 'visit',
      title: { ko: '방문 안내' },
      steps: [
        {
          title: { ko: '물' },
          note: { ko: '비가 먼저 옵니다' },
          commands: [
            { type: 'scene', scene: 'water' },
            { type: 'layer', layer: 'vehicles', isShown: false },
            { type: 'scene', scene: 'nowhere' },
            { type: 'time', at: '2022-08-08T12:05:00.000Z' },
          ],
        },
        {
          title: { ko: '그때' },
          note: { ko: '9시 5분에 멈춥니다' },
          commands: [
            { type: 'time', at: '2022-08-08T12:05:00.000Z' },
            { type: 'pause', isPaused: true },
          ],
        },
      ],
    },
  ],
  situations: [flood],
  placeOf: (subject) => (subject === flood ? place : undefined),
  isHeld: false,
};
const first = firstControl(plan, 0);
const give = (
  command: PresenterCommand,
  control = first,
  change: Partial<WallFacts> = {},
  by: By = 'presenter',
): Carried => carryOut(control, command, { ...facts, ...change }, by);
const shown = (command: PresenterCommand, control?: WallControl): WallControl =>
  give(command, control).control;
const tick = (control: WallControl, atMs: number): Carried =>
  directed(plan, control, { type: 'tick', atMs, seen: calm });

describe('a presenter', () => {
  test('shows a scene, and the wall says so', () => {
    const control = shown({ type: 'scene', scene: 'water' });
    const { time } = createCityStore().getState();
    expect(wallState(control, time, 'ko', false)).toEqual({
      scene: 'water',
      why: 'presenter',
      hiddenLayers: [],
      isBlank: false,
      language: 'ko',
      isHeld: false,
    });
  });

  test('shows a situation; without a name the worst', () => {
    const { direction } = shown({ type: 'scene', scene: 'takeover' });
    expect(direction).toMatchObject({ scene: 'takeover', subject: flood, why: 'presenter' });
  });

  test('hides a layer and shows it again', () => {
    const hidden = shown({ type: 'layer', layer: 'vehicles', isShown: false });
    expect(hidden.hiddenLayers).toEqual(['vehicles']);
    expect(shown({ type: 'layer', layer: 'vehicles', isShown: true }, hidden).hiddenLayers).toEqual(
      [],
    );
  });

  test('flies to a place with so much ground in sight, and home', () => {
    const name = { ko: '관악구' };
    const { flight } = shown({ type: 'fly', to: place, widthM: 8000, name });
    const [west, south, east, north] = flight?.bounds ?? [0, 0, 0, 0];
    expect((east - west) * 111_320 * Math.cos((place.lat * Math.PI) / 180)).toBeCloseTo(8000, 3);
    expect([(west + east) / 2, (south + north) / 2]).toEqual([
      expect.closeTo(place.lon, 9),
      expect.closeTo(place.lat, 9),
    ]);
    expect(flight?.name).toBe(name);
    expect(shown({ type: 'fly-home' }, { ...first, flight }).flight).toBeUndefined();
  });

  test('flies on the overview where the scene has no map', () => {
    const control = shown({ type: 'scene', scene: 'coverage' });
    const flown = shown({ type: 'fly-area', bounds: [126, 37, 127, 38] }, control);
    expect(flown.direction.scene).toBe('overview');
    expect(flown.flight?.bounds).toEqual([126, 37, 127, 38]);
  });

  test('points at one thing; another scene has another map', () => {
    const pointed = shown({ type: 'spotlight', subject: flood });
    expect(pointed.spotlight).toBe(flood);
    expect(shown({ type: 'scene', scene: 'water' }, pointed).spotlight).toBeUndefined();
    expect(shown({ type: 'spotlight' }, pointed).spotlight).toBeUndefined();
  });

  test('moves the time of this screen only; a pause of the present is a past that stands', () => {
    const at = '2022-08-08T12:05:00.000Z';
    expect(give({ type: 'time', at }).effects).toEqual([
      { type: 'time', wish: { type: 'seek', atMs: Date.parse(at) } },
    ]);
    expect(give({ type: 'pause', isPaused: true }).effects.map((effect) => effect)).toEqual([
      { type: 'time', wish: { type: 'seek', atMs: facts.nowMs } },
      { type: 'time', wish: { type: 'pause', isPaused: true } },
    ]);
    expect(give({ type: 'speed', speed: 10 }).effects).toEqual([
      { type: 'time', wish: { type: 'speed', speed: 10 } },
    ]);
  });

  test('covers the wall; whoever asks for a scene uncovers it', () => {
    const blank = shown({ type: 'blank', isBlank: true });
    expect(blank.isBlank).toBe(true);
    expect(shown({ type: 'scene', scene: 'water' }, blank).isBlank).toBe(false);
  });

  test('puts a board up for visitors and takes it down', () => {
    const board = shown({ type: 'welcome', title: '델리 대표단', lines: ['15:00'] });
    expect(board).toMatchObject({
      direction: { scene: 'welcome', why: 'presenter' },
      welcome: { title: '델리 대표단', lines: ['15:00'] },
    });
    expect(shown({ type: 'welcome' }, board)).toMatchObject({
      direction: { scene: 'overview' },
      welcome: undefined,
    });
  });

  test('does a step of a script as far as it can be done, and is told what cannot', () => {
    const { control, effects, problem } = give({ type: 'script', script: 'visit', step: 0 });
    expect(control).toMatchObject({
      direction: { scene: 'water' },
      hiddenLayers: ['vehicles'],
      script: { id: 'visit', step: 0 },
    });
    expect(effects).toHaveLength(1);
    expect(problem?.ko).toContain('없는 장면');
  });

  test('a step that goes to an instant and pauses there stands at that instant, from the present too', () => {
    const wishes = [
      { type: 'seek', atMs: Date.parse('2022-08-08T12:05:00Z') },
      { type: 'pause', isPaused: true },
    ];
    for (const isPast of [false, true]) {
      const { effects } = give({ type: 'script', script: 'visit', step: 1 }, first, { isPast });
      expect(effects).toEqual(wishes.map((wish) => ({ type: 'time', wish })));
    }
  });

  test('asks which screen it is, and what it speaks', () => {
    expect(shown({ type: 'identify' }).identifyUntilMs).toBe(11_000);
    expect(give({ type: 'language', language: 'en' }).effects).toEqual([
      { type: 'language', language: 'en' },
    ]);
  });

  test('is refused what the wall cannot do, and nothing changes', () => {
    const refused: readonly PresenterCommand[] = [
      { type: 'scene', scene: 'nowhere' },
      { type: 'scene', scene: 'takeover', subject: 'situation/over' },
      { type: 'layer', layer: 'none', isShown: true },
      { type: 'spotlight', subject: 'incident/gone' },
      { type: 'language', language: 'fr' },
      { type: 'script', script: 'visit', step: 7 },
      { type: 'time', at: 'yesterday' },
    ];
    for (const command of refused) {
      const { control, problem } = give(command);
      expect([command.type, problem?.en]).toEqual([command.type, expect.any(String)]);
      expect(control).toBe(first);
    }
  });

  test('does not reload a wall on which a severe situation is unacknowledged', () => {
    expect(give({ type: 'reload' }).effects).toEqual([{ type: 'reload' }]);
    expect(give({ type: 'reload' }, first, { isHeld: true })).toMatchObject({
      effects: [],
      problem: { en: expect.stringContaining('unacknowledged') as string },
    });
  });
});

test('nothing of what a presenter arranged outlasts them, the past neither', () => {
  const arranged = [
    { type: 'layer', layer: 'vehicles', isShown: false },
    { type: 'spotlight', subject: flood },
    { type: 'time', at: '2022-08-08T12:05:00.000Z' },
    { type: 'script', script: 'visit', step: 0 },
    { type: 'blank', isBlank: true },
  ].reduce((control, command) => shown(command as PresenterCommand, control), first);
  expect(tick(arranged, 1_800_000).control).toMatchObject({ isBlank: true, spotlight: undefined });
  const { control, effects } = tick(arranged, 1_801_000);
  expect(control).toMatchObject({
    direction: { scene: 'overview', why: 'turn' },
    hiddenLayers: [],
    isBlank: false,
    script: undefined,
  });
  expect(effects).toEqual([{ type: 'time', wish: { type: 'live' } }]);
});

test('a 심각 that takes the wall over uncovers it', () => {
  const blank = shown({ type: 'blank', isBlank: true });
  const situations = [{ subject: flood, riseMs: calm.nowMs, isCalling: true, change: '' }];
  const seen = { ...calm, nowMs: calm.nowMs + 1e6, isCalm: false, situations };
  const told = directed(plan, blank, { type: 'tick', atMs: 2000, seen }).control;
  expect(told.isBlank).toBe(true);
  const taken = directed(plan, told, { type: 'tick', atMs: 62_000, seen }).control;
  expect(taken).toMatchObject({ isBlank: false, direction: { why: 'takeover', subject: flood } });
});

test('each command of the contract is carried out', () => {
  const told: { readonly [T in PresenterCommand['type']]: Extract<PresenterCommand, { type: T }> } =
    {
      scene: { type: 'scene', scene: 'water' },
      release: { type: 'release' },
      layer: { type: 'layer', layer: 'vehicles', isShown: false },
      fly: { type: 'fly', to: place, widthM: 1000 },
      'fly-area': { type: 'fly-area', bounds: [1, 2, 3, 4] },
      'fly-home': { type: 'fly-home' },
      spotlight: { type: 'spotlight', subject: flood },
      time: { type: 'time', at: '2022-08-08T12:00:00.000Z' },
      speed: { type: 'speed', speed: 4 },
      pause: { type: 'pause', isPaused: true },
      live: { type: 'live' },
      blank: { type: 'blank', isBlank: true },
      language: { type: 'language', language: 'en' },
      welcome: { type: 'welcome', title: '환영' },
      script: { type: 'script', script: 'visit', step: 0 },
      'script-end': { type: 'script-end' },
      identify: { type: 'identify' },
      reload: { type: 'reload' },
    };
  expect(Object.keys(told).toSorted()).toEqual([...PRESENTER_COMMANDS].toSorted());
  for (const command of Object.values(told)) {
    const { control, effects } = give(command);
    expect([command.type, control !== first || effects.length > 0]).toEqual([command.type, true]);
  }
});
