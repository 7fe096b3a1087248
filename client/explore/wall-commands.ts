import type { PresenterCommand } from '../../contract/presenter.ts';
import type { Bounds, Text } from '../../contract/place.ts';
import type { ScreenState } from '../../contract/screen.ts';

/** What a wall draws for layers of the desk that begin so. */
const WALL_LAYERS: readonly (readonly [wall: string, desk: readonly string[]])[] = [
  ['rain-field', ['observation/rain.']],
  ['rain-columns', ['observation/rain.']],
  ['river-gauges', ['observation/water.level']],
  ['sewer-gauges', ['observation/sewer.level']],
  ['air-quality', ['observation/air.']],
  ['link-speed', ['observation/traffic.speed']],
  ['dispatch-calls', ['incident/flood', 'incident/fire', 'incident/rescue', 'incident/ems']],
  ['road-closures', ['incident/closure']],
  ['road-events', ['incident/accident', 'incident/roadwork', 'incident/obstruction']],
  ['alert-areas', ['alert/']],
  ['assets', ['asset/']],
  ['requests', ['request/']],
  ['vehicles', ['position/']],
];

/** What of the desk a wall is told. */
export interface SentView {
  /** Layers that are on at the desk. */
  readonly layers: readonly string[];
  /** Undefined = the whole city. */
  readonly bounds: Bounds | undefined;
  /** Undefined = the present. */
  readonly pastAt: string | undefined;
  /** Thing in the inspector, if it has a place. */
  readonly subject: string | undefined;
  readonly name: Text;
}

/** What makes a wall look like the desk, in the order in which it is told; `state` = as it is now. */
export function wallCommands(
  sent: SentView,
  known: readonly string[],
  state: ScreenState | null,
): readonly PresenterCommand[] {
  const { layers, bounds, pastAt, subject, name } = sent;
  const hidden = new Set(state?.hiddenLayers);
  const layered = WALL_LAYERS.flatMap(([layer, desk]): readonly PresenterCommand[] => {
    if (!known.includes(layer)) return [];
    const isShown = layers.some((id) => desk.some((begin) => id.startsWith(begin)));
    return isShown === hidden.has(layer) ? [{ type: 'layer', layer, isShown }] : [];
  });
  const isPast = state?.past !== undefined;
  const timed: readonly PresenterCommand[] =
    pastAt !== undefined ? [{ type: 'time', at: pastAt }] : isPast ? [{ type: 'live' }] : [];
  return [
    ...timed,
    ...layered,
    bounds === undefined ? { type: 'fly-home' } : { type: 'fly-area', bounds, name },
    subject === undefined ? { type: 'spotlight' } : { type: 'spotlight', subject },
  ];
}
