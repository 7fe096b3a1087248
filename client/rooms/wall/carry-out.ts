import type { PresenterCommand } from '../../../contract/presenter.ts';
import type { Bounds, LonLat, Text } from '../../../contract/place.ts';
import type { TimeWish } from '../../panels/time-keys.ts';
import { HOME, TAKEOVER } from '../../scenes/director.ts';
import { PROBLEMS } from './wall-problems.ts';
import {
  directed,
  type By,
  type Carried,
  type WallControl,
  type WallEffect,
  type WallFacts,
} from './wall-control.ts';

type Of<T extends PresenterCommand['type']> = Extract<PresenterCommand, { readonly type: T }>;

/** One person's word to the wall, whoever said it and however. */
export function carryOut(
  control: WallControl,
  command: PresenterCommand,
  facts: WallFacts,
  by: By,
): Carried {
  const stay = (change: Partial<WallControl>): Carried => staying(control, facts, by, change);
  const refuse = (problem: Text): Carried => ({ control, effects: [], problem });
  switch (command.type) {
    case 'scene':
      return toScene(control, command, facts, by);
    case 'release':
      return directed(facts.plan, control, { type: 'release', atMs: facts.atMs });
    case 'layer': {
      if (!facts.layers.has(command.layer)) return refuse(PROBLEMS.layer);
      const others = control.hiddenLayers.filter((id) => id !== command.layer);
      return stay({ hiddenLayers: command.isShown ? others : [...others, command.layer] });
    }
    case 'fly':
      return flyTo(control, boundsAround(command.to, command.widthM), command.name, facts, by);
    case 'fly-area':
      return flyTo(control, command.bounds, command.name, facts, by);
    case 'fly-home':
      return stay({ flight: undefined });
    case 'spotlight':
      if (command.subject === undefined) return stay({ spotlight: undefined });
      if (facts.placeOf(command.subject) === undefined) return refuse(PROBLEMS.place);
      return stay({ spotlight: command.subject });
    case 'time':
    case 'speed':
    case 'pause':
    case 'live':
      return moveTime(control, command, facts, by);
    case 'blank':
      return stay({ isBlank: command.isBlank });
    case 'language':
      if (!facts.languages.includes(command.language)) return refuse(PROBLEMS.language);
      return { control, effects: [{ type: 'language', language: command.language }] };
    case 'welcome':
      return welcome(control, command, facts, by);
    case 'script':
      return toStep(control, command, facts, by);
    case 'script-end':
      return stay({ script: undefined });
    case 'identify':
      return { control: { ...control, identifyUntilMs: facts.atMs + IDENTIFY_MS }, effects: [] };
    case 'reload':
      return facts.isHeld ? refuse(PROBLEMS.held) : { control, effects: [{ type: 'reload' }] };
  }
}

const IDENTIFY_MS = 10_000;
const WELCOME = 'welcome';
const metresPerDegree = 111_320;

function staying(
  control: WallControl,
  { plan, atMs }: WallFacts,
  by: By,
  change: Partial<WallControl>,
): Carried {
  const { control: next, effects } = directed(plan, control, { type: 'stay', by, atMs });
  return { control: { ...next, ...change }, effects };
}

function toScene(
  control: WallControl,
  { scene, subject }: Of<'scene'>,
  { plan, atMs, scenes, situations }: WallFacts,
  by: By,
): Carried {
  const refuse = (problem: Text): Carried => ({ control, effects: [], problem });
  if (!scenes.has(scene)) return refuse(PROBLEMS.scene);
  const about = scene === TAKEOVER ? (subject ?? situations[0]) : subject;
  if (scene === TAKEOVER && (about === undefined || !situations.includes(about))) {
    return refuse(PROBLEMS.situation);
  }
  const shown = directed(plan, control, { type: 'show', by, atMs, scene, subject: about });
  // Whoever asks for a scene wants to see it.
  return { ...shown, control: { ...shown.control, isBlank: false } };
}

/** On a scene without a map the overview's is flown. */
function flyTo(
  control: WallControl,
  bounds: Bounds,
  name: Text | undefined,
  facts: WallFacts,
  by: By,
): Carried {
  const hasMap = facts.scenes.get(control.direction.scene)?.hasMap === true;
  const shown = hasMap
    ? staying(control, facts, by, {})
    : toScene(control, { type: 'scene', scene: HOME }, facts, by);
  const flight = name === undefined ? { bounds } : { bounds, name };
  return { ...shown, control: { ...shown.control, flight } };
}

/** So flat that on any wall its width decides. */
function boundsAround({ lon, lat }: LonLat, widthM: number): Bounds {
  const dLat = widthM / 8 / metresPerDegree;
  const dLon = widthM / 2 / (metresPerDegree * Math.cos((lat * Math.PI) / 180));
  return [lon - dLon, lat - dLat, lon + dLon, lat + dLat];
}

/** Always the own past of this screen: nobody who presents moves what others look at. */
function moveTime(
  control: WallControl,
  command: Of<'time'> | Of<'speed'> | Of<'pause'> | Of<'live'>,
  facts: WallFacts,
  by: By,
): Carried {
  const wishes = wishesOf(command, facts);
  if (wishes === undefined) return { control, effects: [], problem: PROBLEMS.clock };
  const isLeft = command.type === 'live';
  const hasChosenPast =
    !isLeft && (control.hasChosenPast || wishes.some(({ type }) => type === 'seek'));
  const { control: next, effects } = staying(control, facts, by, { hasChosenPast });
  return { control: next, effects: [...effects, ...wishes.map(toEffect)] };
}

const toEffect = (wish: TimeWish) => ({ type: 'time', wish }) as const;

function wishesOf(
  command: Of<'time'> | Of<'speed'> | Of<'pause'> | Of<'live'>,
  { nowMs, isPast }: WallFacts,
): readonly TimeWish[] | undefined {
  switch (command.type) {
    case 'time': {
      const atMs = Date.parse(command.at);
      return Number.isNaN(atMs) ? undefined : [{ type: 'seek', atMs }];
    }
    case 'speed':
      return [{ type: 'speed', speed: command.speed }];
    case 'pause': {
      const pause = { type: 'pause', isPaused: command.isPaused } as const;
      if (isPast || !command.isPaused) return [pause];
      // The present does not stand still: its last instant does, as a past.
      return nowMs === undefined ? undefined : [{ type: 'seek', atMs: nowMs }, pause];
    }
    case 'live':
      return [{ type: 'live' }];
  }
}

function isPastAfter(effects: readonly WallEffect[], isPast: boolean): boolean {
  const moved = effects.flatMap((effect) => (effect.type === 'time' ? [effect.wish.type] : []));
  const last = moved.findLast((type) => type === 'seek' || type === 'live');
  return last === undefined ? isPast : last === 'seek';
}

function welcome(
  control: WallControl,
  { title, lines = [] }: Of<'welcome'>,
  facts: WallFacts,
  by: By,
): Carried {
  if (title === undefined) {
    const isOn = control.direction.scene === WELCOME;
    const home = isOn
      ? toScene(control, { type: 'scene', scene: HOME }, facts, by)
      : staying(control, facts, by, {});
    return { ...home, control: { ...home.control, welcome: undefined } };
  }
  const shown = toScene(control, { type: 'scene', scene: WELCOME }, facts, by);
  return { ...shown, control: { ...shown.control, welcome: { title, lines } } };
}

/** Does what stands at the step; what of it cannot be done is told, the rest is done. */
function toStep(
  control: WallControl,
  { script, step }: Of<'script'>,
  facts: WallFacts,
  by: By,
): Carried {
  const found = facts.scripts.find(({ id }) => id === script)?.steps[step];
  if (found === undefined) return { control, effects: [], problem: PROBLEMS.script };
  const start = staying(control, facts, by, { script: { id: script, step } });
  // What the step itself has done to the time counts for what follows in it.
  let { isPast } = facts;
  return found.commands
    .filter(({ type }) => type !== 'script')
    .reduce<Carried>((done, command) => {
      const next = carryOut(done.control, command, { ...facts, isPast }, by);
      isPast = isPastAfter(next.effects, isPast);
      const problem = done.problem ?? next.problem;
      const effects = [...done.effects, ...next.effects];
      return { control: next.control, effects, ...(problem === undefined ? {} : { problem }) };
    }, start);
}
