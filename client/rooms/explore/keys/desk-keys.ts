import { TOOL_KEYS } from '../../../explore/tool-keys.ts';
import { byConductorKey } from './conductor-acts.ts';
import type { DeskHands } from './desk-hands.ts';
import { REGIONS } from './regions.ts';
import { byTimeKey } from './time-acts.ts';
import {
  clearFilter,
  closeTop,
  copyLink,
  findLayer,
  nextRegion,
  openWork,
  redo,
  showPalette,
  showPane,
  showSheet,
  showUsualLayers,
  showWholeCity,
  startOver,
  toRegion,
  toRoom,
  turnProvenance,
  turnSwipe,
  turnTable,
  undo,
  zoomBy,
} from './view-acts.ts';

export const KEY_GROUPS = ['find', 'view', 'time', 'map', 'move', 'work'] as const;

/**
 * `anywhere` also while text is typed; `page` not then; `moving` neither where the focused part has
 * arrows or Space of its own. None of them while a dialog is open.
 */
export type KeyScope = 'anywhere' | 'page' | 'moving';

/** Something the desk does: by key, by the palette, and told on the sheet of keys. */
export interface DeskKey {
  /** Its words are `explore/keys/act/<id>`. */
  readonly id: string;
  readonly group: (typeof KEY_GROUPS)[number];
  /** As `pressedKey` names them, the usual one first; letters mean the key in both scripts. Empty = only in the palette. */
  readonly keys: readonly string[];
  readonly scope: KeyScope;
  readonly run: (hands: DeskHands) => void;
  /** The part that does it hears its key itself. */
  readonly isOfPart?: true;
}

/** As if the key were pressed, for what only its own part can do. */
const press = (key: string) => (): void =>
  void window.dispatchEvent(new KeyboardEvent('keydown', { key }));

/** All that can be done at the desk without pointing at something: keys, palette and sheet are made of it. */
export const DESK_KEYS: readonly DeskKey[] = [
  { id: 'palette', group: 'find', keys: ['Mod+K'], scope: 'anywhere', run: showPalette('') },
  { id: 'layers', group: 'find', keys: ['/'], scope: 'page', run: findLayer },
  { id: 'goto', group: 'find', keys: ['G'], scope: 'page', run: showPalette('G ') },
  { id: 'sheet', group: 'find', keys: ['?'], scope: 'page', run: showSheet },

  { id: 'table', group: 'view', keys: ['T'], scope: 'page', run: turnTable },
  { id: 'provenance', group: 'view', keys: ['P', '4'], scope: 'page', run: turnProvenance },
  { id: 'districts', group: 'view', keys: ['D', '2'], scope: 'page', run: showPane('districts') },
  { id: 'compare', group: 'view', keys: ['3'], scope: 'page', run: showPane('compare') },
  { id: 'city', group: 'view', keys: ['1'], scope: 'page', run: showPane('city') },
  { id: 'swipe', group: 'view', keys: ['C'], scope: 'page', run: turnSwipe },
  { id: 'undo', group: 'view', keys: ['Mod+Z'], scope: 'page', run: undo },
  { id: 'redo', group: 'view', keys: ['Mod+Shift+Z', 'Mod+Y'], scope: 'page', run: redo },
  { id: 'close', group: 'view', keys: ['Escape'], scope: 'page', run: closeTop },
  { id: 'startOver', group: 'view', keys: [], scope: 'page', run: startOver },
  { id: 'usualLayers', group: 'view', keys: [], scope: 'page', run: showUsualLayers },
  { id: 'clearFilter', group: 'view', keys: [], scope: 'page', run: clearFilter },

  { id: 'live', group: 'time', keys: ['L'], scope: 'page', run: byTimeKey('l') },
  { id: 'play', group: 'time', keys: ['Space'], scope: 'moving', run: byTimeKey(' ') },
  { id: 'back1', group: 'time', keys: ['ArrowLeft'], scope: 'moving', run: byTimeKey('ArrowLeft') },
  { id: 'on1', group: 'time', keys: ['ArrowRight'], scope: 'moving', run: byTimeKey('ArrowRight') },
  {
    id: 'back10',
    group: 'time',
    keys: ['Shift+ArrowLeft'],
    scope: 'moving',
    run: byTimeKey('ArrowLeft', true),
  },
  {
    id: 'on10',
    group: 'time',
    keys: ['Shift+ArrowRight'],
    scope: 'moving',
    run: byTimeKey('ArrowRight', true),
  },
  { id: 'stepBack', group: 'time', keys: [','], scope: 'page', run: byTimeKey(',') },
  { id: 'stepOn', group: 'time', keys: ['.'], scope: 'page', run: byTimeKey('.') },
  { id: 'rangeFrom', group: 'time', keys: ['['], scope: 'page', run: byConductorKey('[') },
  { id: 'rangeTo', group: 'time', keys: [']'], scope: 'page', run: byConductorKey(']') },
  // Korean keyboards write ₩ with the same key.
  { id: 'clearRange', group: 'time', keys: ['\\', '₩'], scope: 'page', run: byConductorKey('\\') },
  { id: 'spanNarrow', group: 'time', keys: ['Z'], scope: 'page', run: byConductorKey('Z') },
  {
    id: 'spanWide',
    group: 'time',
    keys: ['Shift+Z'],
    scope: 'page',
    run: byConductorKey('Z', true),
  },
  { id: 'faster', group: 'time', keys: [], scope: 'page', run: byTimeKey('+') },
  { id: 'slower', group: 'time', keys: [], scope: 'page', run: byTimeKey('-') },
  { id: 'basis', group: 'time', keys: [], scope: 'page', run: byTimeKey('b') },

  { id: 'closer', group: 'map', keys: ['+', '='], scope: 'moving', run: zoomBy(1) },
  { id: 'farther', group: 'map', keys: ['-'], scope: 'moving', run: zoomBy(-1) },
  { id: 'home', group: 'map', keys: ['0'], scope: 'page', run: showWholeCity },

  ...TOOL_KEYS.map(({ id, keys: [key] }): DeskKey => ({
    id,
    group: 'map',
    keys: [key],
    scope: 'page',
    run: press(key.toLowerCase()),
    isOfPart: true,
  })),

  { id: 'nextRegion', group: 'move', keys: ['F6'], scope: 'anywhere', run: nextRegion(1) },
  { id: 'lastRegion', group: 'move', keys: ['Shift+F6'], scope: 'anywhere', run: nextRegion(-1) },
  ...REGIONS.map((region, index): DeskKey => ({
    id: `to-${region}`,
    group: 'move',
    keys: [`Alt+${index + 1}`],
    scope: 'anywhere',
    run: toRegion(region),
  })),

  { id: 'wall', group: 'work', keys: ['Shift+W'], scope: 'page', run: openWork('wall') },
  { id: 'space', group: 'work', keys: [], scope: 'page', run: openWork('space') },
  { id: 'notes', group: 'work', keys: [], scope: 'page', run: openWork('notes') },
  { id: 'watch', group: 'work', keys: [], scope: 'page', run: openWork('watch') },
  { id: 'people', group: 'work', keys: [], scope: 'page', run: openWork('people') },
  { id: 'link', group: 'work', keys: [], scope: 'page', run: copyLink },
  {
    id: 'language',
    group: 'work',
    keys: [],
    scope: 'page',
    run: ({ switchLanguage }) => switchLanguage(),
  },
  { id: 'roomWall', group: 'work', keys: [], scope: 'page', run: toRoom('wall') },
  { id: 'roomOps', group: 'work', keys: [], scope: 'page', run: toRoom('ops') },
  { id: 'roomBriefing', group: 'work', keys: [], scope: 'page', run: toRoom('briefing') },
];

/** Keys that a part of the desk has for itself while it has the focus; the sheet tells of them. */
export const PART_KEYS = {
  map: [
    { id: 'pan', keys: ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'] },
    { id: 'zoom', keys: ['+', '-'] },
    { id: 'pick', keys: ['Enter'] },
  ],
  table: [
    { id: 'row', keys: ['ArrowUp', 'ArrowDown'] },
    { id: 'mark', keys: ['Shift+ArrowDown'] },
    { id: 'take', keys: ['Enter'] },
    { id: 'copy', keys: ['Mod+C'] },
  ],
  chart: [
    { id: 'first', keys: ['Home'] },
    { id: 'last', keys: ['End'] },
    { id: 'speed', keys: ['+', '-'] },
    { id: 'basis', keys: ['B'] },
  ],
} as const satisfies Readonly<Record<string, readonly { id: string; keys: readonly string[] }[]>>;
