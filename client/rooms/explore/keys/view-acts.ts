import type { Bounds } from '../../../../contract/place.ts';
import { boundsCamera } from '../../../explore/bounds-camera.ts';
import { closeTopmost } from '../../../explore/close-topmost.ts';
import { drillTo } from '../../../explore/drill-trail.ts';
import { viewOfAddress } from '../../../explore/explore-address.ts';
import {
  MOST_ZOOM,
  type ExploreView,
  type MapCamera,
  type Pane,
} from '../../../explore/explore-view.ts';
import { NO_FILTER } from '../../../explore/filter.ts';
import { LAST_WEEK } from '../../../explore/swipe-instant.ts';
import { LAYER_FIELD_ID } from '../../../panels/explore/layer-find.tsx';
import { withSpace } from '../../../explore/with-space.ts';
import { copyText } from '../copy-text.ts';
import { linkHere } from '../link-here.ts';
import type { WorkDialogName } from '../work/work-store.ts';
import type { DeskHands } from './desk-hands.ts';
import { isOver } from './drawers.ts';
import { focusNextRegion, focusRegion, type Region } from './regions.ts';
import { wishTime } from './time-acts.ts';

const MARGIN_PX = 24;
/** Zoom at which one thing stands among what is around it. */
const NEAR_ZOOM = 13.5;

const viewOf = ({ desk }: DeskHands): ExploreView => desk.explore.getState().view;

/** A part of the ground as a whole. */
export function cameraOver(bounds: Bounds): MapCamera {
  const size = document.querySelector('main')?.getBoundingClientRect();
  return boundsCamera(bounds, size ?? { width: 1200, height: 800 }, MARGIN_PX);
}

/** Where the map stands, also while the view leaves it at the whole city. */
const cameraOf = (hands: DeskHands): MapCamera =>
  viewOf(hands).camera ?? cameraOver(hands.desk.cityAnswer.bounds);

/** A place in the middle of the map, near enough to see it. */
export function cameraAt(
  hands: DeskHands,
  { lon, lat }: { readonly lon: number; readonly lat: number },
): MapCamera {
  const camera = cameraOf(hands);
  return { ...camera, lon, lat, zoom: Math.max(camera.zoom, NEAR_ZOOM) };
}

export const zoomBy =
  (steps: number) =>
  (hands: DeskHands): void => {
    const camera = cameraOf(hands);
    // Beyond what the map has, as many steps back would do nothing.
    const zoom = Math.min(MOST_ZOOM, Math.max(0, camera.zoom + steps));
    hands.desk.explore.change({ camera: { ...camera, zoom } }, 'camera');
    hands.tell(hands.words.word(`explore/keys/told/${steps > 0 ? 'closer' : 'farther'}`));
  };

export function showWholeCity(hands: DeskHands): void {
  hands.desk.explore.drop('camera');
  hands.tell(hands.words.word('explore/keys/told/home'));
}

export function turnTable({ desk }: DeskHands): void {
  const { table } = desk.explore.getState().view;
  desk.explore.change({ table: { ...table, isOpen: !table.isOpen } });
}

/** From what is selected to the raw message that told it, and back. */
export function turnProvenance(hands: DeskHands): void {
  const { desk, tell, words } = hands;
  const view = viewOf(hands);
  if (view.pane === 'provenance') return closeTop(hands);
  const thing =
    view.subject === undefined ? undefined : desk.data.getState().bySubject.get(view.subject);
  // What is not kept one by one is told so where it was asked for.
  const id = view.event ?? thing?.event?.id ?? view.subject;
  if (id === undefined) return tell(words.word('explore/keys/told/noSubject'));
  desk.explore.replace(drillTo(view, { type: 'event', id }));
}

export const showPane =
  (pane: Pane) =>
  (hands: DeskHands): void => {
    const view = viewOf(hands);
    if (pane === 'provenance') return turnProvenance(hands);
    hands.desk.explore.change({ pane: view.pane === pane ? 'city' : pane });
  };

export function turnSwipe({ desk }: DeskHands): void {
  if (desk.explore.getState().view.swipe === undefined) desk.explore.change({ swipe: LAST_WEEK });
  else desk.explore.drop('swipe');
}

export function clearFilter({ desk }: DeskHands): void {
  desk.explore.change({ filter: NO_FILTER });
}

/** As the desk opens without a link: nothing selected or narrowed, at the present. Undo leads back. */
export function startOver(hands: DeskHands): void {
  const { explore, stand } = hands.desk;
  explore.asOne(() => {
    explore.replace(withSpace(viewOfAddress(''), viewOf(hands).workspace));
    if (stand.getState().stand?.isPast === true) wishTime(hands, { type: 'live' });
  });
}

export function showUsualLayers({ desk }: DeskHands): void {
  desk.explore.change({ layers: [] });
}

/** A drawer first, then what lies on top of the view. */
export function closeTop({ desk, tell, words }: DeskHands): void {
  if (isOver(desk.shell.getState().drawer)) return desk.shell.setState({ drawer: undefined });
  const next = closeTopmost(desk.explore.getState().view);
  if (next === undefined) tell(words.word('explore/keys/told/nothingOpen'));
  else desk.explore.replace(next);
}

export function undo({ desk, tell, words }: DeskHands): void {
  if (desk.explore.getState().past.length === 0) tell(words.word('explore/keys/told/noUndo'));
  desk.explore.undo();
}

export function redo({ desk, tell, words }: DeskHands): void {
  if (desk.explore.getState().future.length === 0) tell(words.word('explore/keys/told/noRedo'));
  desk.explore.redo();
}

export function copyLink({ desk, tell, words }: DeskHands): void {
  const { time } = desk.city.getState();
  const link = linkHere(desk.explore.getState().view, time, desk.cityAnswer.zone);
  void copyText(link).then((isCopied) =>
    tell(words.word(isCopied ? 'explore/table/linkCopied' : 'explore/table/notCopied')),
  );
}

export const openWork =
  (dialog: WorkDialogName) =>
  ({ desk }: DeskHands): void =>
    desk.work.setState({ dialog });

export const toRoom =
  (room: 'wall' | 'ops' | 'briefing') =>
  ({ words }: DeskHands): void =>
    window.location.assign(`/${room}?lang=${words.language}`);

/** Opens the drawer of a region where it is one, and puts the focus there. */
export const toRegion =
  (region: Region) =>
  ({ desk, tell, words }: DeskHands): void => {
    if (region === 'layers' || region === 'inspector') desk.shell.setState({ drawer: region });
    // At once where it can be: the next key may be on its way.
    if (focusRegion(region)) return;
    // The drawer is on the page only after it was drawn.
    setTimeout(() => {
      if (!focusRegion(region)) tell(words.word('explore/keys/told/notThere'));
    });
  };

export const nextRegion = (step: 1 | -1) => (): void => void focusNextRegion(step);

export function findLayer({ desk }: DeskHands): void {
  desk.shell.setState({ drawer: 'layers' });
  const focus = (): boolean => {
    const field = document.getElementById(LAYER_FIELD_ID);
    field?.focus();
    return field !== null && document.activeElement === field;
  };
  // At once where it can be: the first letter may be on its way. A drawer is there once it was drawn.
  if (!focus()) setTimeout(focus);
}

export function showSheet({ desk }: DeskHands): void {
  desk.shell.setState({ open: 'sheet' });
}

export const showPalette =
  (typed: string) =>
  ({ desk }: DeskHands): void =>
    desk.shell.setState(({ openings }) => ({ open: 'palette', typed, openings: openings + 1 }));
