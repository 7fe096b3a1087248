import type {
  NamedOverlay,
  OverlaysAnswer,
  OverlaySource,
  SharedOverlayEntry,
} from '../../contract/map-overlay.ts';
import { isTiled, overlayAddress } from '../../contract/overlay-address.ts';
import type {
  DeskOverlay,
  OverlayChoice,
  OverlayFeature,
  OverlayProblem,
  OverlayState,
  OwnOverlay,
} from './overlay.ts';

/** What came of a file that was asked for. */
export type OverlayReading =
  | { readonly type: 'reading' }
  | { readonly type: 'read'; readonly features: readonly OverlayFeature[] }
  | { readonly type: 'failed'; readonly problem: OverlayProblem };

/** How much of its pictures the map has; `problem` undefined = it is still asked why. */
export interface OverlayDrawn {
  readonly type: 'drawn' | 'partly' | 'failed' | 'empty';
  readonly problem: OverlayProblem | undefined;
}

export interface OverlayShelf {
  readonly own: readonly OwnOverlay[];
  /** Undefined = the server has not said yet. */
  readonly offered: OverlaysAnswer | undefined;
  /** By id of the desk: files of addresses, and those that are shared. */
  readonly readings: ReadonlyMap<string, OverlayReading>;
  readonly drawn: ReadonlyMap<string, OverlayDrawn>;
}

const NOTHING: readonly OverlayFeature[] = [];
const READY: OverlayState = { type: 'ready' };
const READING: OverlayState = { type: 'reading' };

const failed = (problem: OverlayProblem, isPartly = false): OverlayState => ({
  type: 'failed',
  problem,
  isPartly,
});

/** The origin that a page may not ask; undefined = it may, or nobody has said yet. */
export function barredOrigin(
  source: OverlaySource | undefined,
  offered: OverlaysAnswer | undefined,
): string | undefined {
  if (source === undefined || offered === undefined) return undefined;
  const address = overlayAddress(source);
  return 'problem' in address || offered.hosts.includes(address.origin)
    ? undefined
    : address.origin;
}

function tiledState(drawn: OverlayDrawn | undefined): OverlayState {
  if (drawn === undefined) return READING;
  if (drawn.type === 'empty') return { type: 'empty' };
  if (drawn.type === 'drawn' || drawn.problem === undefined)
    return drawn.type === 'failed' ? READING : READY;
  return failed(drawn.problem, drawn.type === 'partly');
}

function stateOf(
  { id, source, kind }: Pick<DeskOverlay, 'id' | 'source' | 'kind'>,
  isFile: boolean,
  { offered, readings, drawn }: OverlayShelf,
): OverlayState {
  const origin = barredOrigin(source, offered);
  if (origin !== undefined) return failed({ reason: 'host', origin });
  if (kind !== undefined && isTiled(kind)) return tiledState(drawn.get(id));
  if (isFile) return READY;
  const reading = readings.get(id);
  if (reading?.type === 'failed') return failed(reading.problem);
  return reading?.type === 'read' ? READY : READING;
}

const featuresOf = (id: string, { readings }: OverlayShelf): readonly OverlayFeature[] => {
  const reading = readings.get(id);
  return reading?.type === 'read' ? reading.features : NOTHING;
};

function ofCity(named: NamedOverlay, shelf: OverlayShelf): DeskOverlay {
  const { id: own, title, ...source } = named;
  const id = `city/${own}`;
  const parts = { id, title, kind: source.kind, source };
  const state = stateOf(parts, false, shelf);
  return { ...parts, from: 'city', features: featuresOf(id, shelf), state, shared: undefined };
}

function ofShared(entry: SharedOverlayEntry, shelf: OverlayShelf): DeskOverlay {
  const { name, owner, version, changedAt, source, isOwn } = entry;
  const id = `shared/${entry.id}`;
  const parts = { id, title: { ko: name }, kind: source?.kind ?? ('geojson' as const), source };
  return {
    ...parts,
    from: 'shared',
    features: featuresOf(id, shelf),
    state: stateOf(parts, false, shelf),
    shared: { owner, version, atMs: Date.parse(changedAt), isOwn },
  };
}

function ofOwn(own: OwnOverlay, shelf: OverlayShelf): DeskOverlay {
  const { name, kind, source } = own;
  const id = `own/${own.id}`;
  const parts = { id, title: { ko: name }, kind, source };
  const isFile = source === undefined;
  return {
    ...parts,
    from: 'own',
    features: isFile ? own.features : featuresOf(id, shelf),
    state: stateOf(parts, isFile, shelf),
    shared: undefined,
  };
}

const ORIGINS = ['city', 'shared', 'own'] as const;

/** One that a link names and nobody here has. */
function gone({ id }: OverlayChoice, { offered }: OverlayShelf): DeskOverlay {
  const from = ORIGINS.find((own) => id.startsWith(`${own}/`)) ?? 'own';
  const isAwaited = from !== 'own' && offered === undefined;
  return {
    id,
    from,
    title: { ko: id },
    kind: undefined,
    source: undefined,
    features: NOTHING,
    state: isAwaited ? READING : failed({ reason: 'gone' }),
    shared: undefined,
  };
}

/** Everything that can be laid over the map, and what is on and not here: the profile's, shared ones, one's own. */
export function deskOverlays(
  shelf: OverlayShelf,
  choices: readonly OverlayChoice[],
): readonly DeskOverlay[] {
  const here = [
    ...(shelf.offered?.named ?? []).map((named) => ofCity(named, shelf)),
    ...(shelf.offered?.shared ?? []).map((entry) => ofShared(entry, shelf)),
    ...shelf.own.map((own) => ofOwn(own, shelf)),
  ];
  const ids = new Set(here.map(({ id }) => id));
  return [
    ...here,
    ...choices.filter(({ id }) => !ids.has(id)).map((choice) => gone(choice, shelf)),
  ];
}
