import { zonedInstant } from '../design/times.ts';
import type { Level } from '../design/severity.ts';
import { areaOf, degrees, numbers, putTools, textOfArea, toolsOf } from './area-address.ts';
import { drillOf, putDrill } from './drill-address.ts';
import {
  FIRST_VIEW,
  MOST_COMPARED,
  MOST_PITCH,
  MOST_ZOOM,
  PANES,
  SPANS_MIN,
  type ExploreView,
  type LayerChoice,
  type MapCamera,
  type Swipe,
  type TableView,
} from './explore-view.ts';
import { NO_FILTER, type Filter } from './filter.ts';
import { drawerOf, listOf, putDrawer, putList } from './list-address.ts';
import { overlaysOf, textOfOverlays } from './overlay-choices.ts';

/** Parameters that this page owns; `at`, `speed`, `basis`, `lang` and `exercise` are every page's. */
const OWNED = [
  'on',
  'over',
  'q',
  'level',
  'gu',
  'value',
  'area',
  'near',
  'measure',
  'open',
  'map',
  'district',
  'subject',
  'event',
  'pane',
  'compare',
  'hours',
  'overlay',
  'score',
  'from',
  'to',
  'span',
  'list',
  'shut',
  'table',
  'drawer',
  'folded',
  'sort',
  'group',
  'column',
  'swipe',
  'workspace',
] as const;

const FORMS = ['each', 'hex', 'heat', 'column'] as const;

const list = (text: string | null): readonly string[] =>
  (text ?? '').split(',').filter((part) => part !== '');

/** Marks that part a list; services of citizens have them in their codes. */
const MARKS = /[%,~]/gu;
const masked = (id: string): string =>
  id.replaceAll(MARKS, (mark) => `%${mark.charCodeAt(0).toString(16)}`);
const unmasked = (text: string): string =>
  text.replaceAll(/%(25|2c|7e)/gu, (_, code: string) => String.fromCharCode(Number(`0x${code}`)));

/** A layer that stands twice in a link is one. */
const onceEach = (layers: readonly LayerChoice[]): readonly LayerChoice[] =>
  layers.filter(({ id }, index) => layers.findIndex((one) => one.id === id) === index);

/** `observation/water.level~60~hex`: opacity in per cent and form, where they are not the usual ones. */
function layerOf(text: string): LayerChoice {
  const [id = '', ...rest] = text.split('~');
  const percent = rest.find((part) => /^\d+$/u.test(part)) ?? '100';
  const form = FORMS.find((known) => rest.includes(known)) ?? 'each';
  return { id: unmasked(id), opacity: Math.min(100, Number(percent)) / 100, form };
}

function textOfLayer({ id, opacity, form }: LayerChoice): string {
  const percent = Math.round(opacity * 100);
  const more = [...(percent === 100 ? [] : [percent]), ...(form === 'each' ? [] : [form])];
  return [masked(id), ...more].join('~');
}

const LEVEL_TEXTS: Readonly<Record<string, Level>> = {
  '0': 0,
  '1': 1,
  '2': 2,
  '3': 3,
  '4': 4,
  unknown: '?',
};

/** `5..` · `..20` · `5..20` */
function valueOf(text: string | null): Filter['value'] | undefined {
  const match = /^(-?[\d.]*(?:e[+-]?\d+)?)\.\.(-?[\d.]*(?:e[+-]?\d+)?)$/u.exec(text ?? '');
  if (match === null) return undefined;
  const [least, most] = [match[1] ?? '', match[2] ?? ''].map((part) =>
    part === '' ? undefined : Number(part),
  );
  const isNumber = (value: number | undefined): value is number => Number.isFinite(value);
  if (!isNumber(least) && !isNumber(most)) return undefined;
  return { ...(isNumber(least) ? { least } : {}), ...(isNumber(most) ? { most } : {}) };
}

function filterOf(asked: URLSearchParams): Filter {
  const value = valueOf(asked.get('value'));
  const area = areaOf(asked.get('area'));
  return {
    ...NO_FILTER,
    text: asked.get('q') ?? '',
    levels: list(asked.get('level')).flatMap((text) => LEVEL_TEXTS[text] ?? []),
    districts: list(asked.get('gu')),
    ...(value === undefined ? {} : { value }),
    ...(area === undefined ? {} : { area }),
    ...(asked.get('open') === '1' ? { isOpenOnly: true } : {}),
  };
}

/** A place that no map can show is none: the map would refuse it, and with it the page. */
function cameraOf(text: string | null): MapCamera | undefined {
  const [lon, lat, zoom, pitch = 0, bearing = 0] = numbers(text) ?? [];
  if (lon === undefined || lat === undefined || zoom === undefined) return undefined;
  if (Math.abs(lon) > 180 || Math.abs(lat) > 90) return undefined;
  const within = (value: number, most: number): number => Math.min(most, Math.max(0, value));
  return {
    lon,
    lat,
    zoom: within(zoom, MOST_ZOOM),
    pitch: within(pitch, MOST_PITCH),
    bearing: Math.abs(bearing) > 180 ? 0 : bearing,
  };
}

const DURATION_MS = { D: 86_400_000, H: 3_600_000 } as const;

/** `P7D,0.5` (so much earlier) or an instant, and where the edge stands. */
function swipeOf(text: string | null): Swipe | undefined {
  const [what = '', share = '0.5'] = list(text);
  const at = Number.isFinite(Number(share)) ? Math.min(1, Math.max(0, Number(share))) : 0.5;
  const days = /^P(\d+)D$/u.exec(what)?.[1];
  const hours = /^PT(\d+)H$/u.exec(what)?.[1];
  if (days !== undefined) return { other: { shiftMs: Number(days) * DURATION_MS.D }, share: at };
  if (hours !== undefined) return { other: { shiftMs: Number(hours) * DURATION_MS.H }, share: at };
  const atMs = Date.parse(what);
  return Number.isNaN(atMs) ? undefined : { other: { atMs }, share: at };
}

function tableOf(asked: URLSearchParams): TableView {
  const sort = asked.get('sort') ?? '';
  return {
    isOpen: asked.get('table') === '1',
    sort: sort.replace(/^-/u, ''),
    isDescending: sort.startsWith('-'),
    group: asked.get('group') ?? '',
    columns: list(asked.get('column')),
    ...drawerOf(asked),
  };
}

/** What an address shows; a part that cannot be read is as if it were not there. */
export function viewOfAddress(search: string): ExploreView {
  const asked = new URLSearchParams(search);
  const fromMs = Date.parse(asked.get('from') ?? '');
  const toMs = Date.parse(asked.get('to') ?? '');
  const camera = cameraOf(asked.get('map'));
  const swipe = swipeOf(asked.get('swipe'));
  const pane = PANES.find((known) => known === asked.get('pane'));
  const named = (name: string): string | undefined => asked.get(name) || undefined;
  const optional = {
    camera,
    district: named('district'),
    subject: named('subject'),
    event: named('event'),
    range: toMs > fromMs ? { fromMs, toMs } : undefined,
    swipe,
    workspace: named('workspace'),
    ...toolsOf(asked),
  };
  return {
    ...FIRST_VIEW,
    layers: onceEach(list(asked.get('on')).map(layerOf)),
    overlays: overlaysOf(asked),
    list: listOf(asked),
    filter: filterOf(asked),
    pane: pane ?? 'city',
    compare: [...new Set(asked.getAll('compare'))].slice(0, MOST_COMPARED),
    drill: drillOf(asked),
    spanMin: SPANS_MIN.find((span) => String(span) === asked.get('span')) ?? FIRST_VIEW.spanMin,
    table: tableOf(asked),
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
  };
}

function textOfCamera({ lon, lat, zoom, pitch, bearing }: MapCamera): string {
  const tilt = pitch === 0 && bearing === 0 ? [] : [pitch.toFixed(0), bearing.toFixed(0)];
  return [degrees(lon), degrees(lat), Number(zoom.toFixed(2)), ...tilt].join();
}

function textOfSwipe({ other, share }: Swipe, zone: string): string {
  const edge = Number(share.toFixed(3));
  if ('atMs' in other) return `${zonedInstant(other.atMs, zone)},${edge}`;
  const { shiftMs } = other;
  const what =
    shiftMs % DURATION_MS.D === 0
      ? `P${shiftMs / DURATION_MS.D}D`
      : `PT${Math.round(shiftMs / DURATION_MS.H)}H`;
  return `${what},${edge}`;
}

function textOfValue({ least, most }: NonNullable<Filter['value']>): string {
  return `${least ?? ''}..${most ?? ''}`;
}

/** The same address with this view in it; what is as usual is left out. */
export function addressOfView(address: URL, view: ExploreView, zone: string): URL {
  const next = new URL(address);
  const { searchParams: asked } = next;
  for (const name of OWNED) asked.delete(name);
  const put = (name: string, text: string | undefined): void => {
    if (text !== undefined && text !== '') asked.set(name, text);
  };
  const { filter, table, range, swipe } = view;
  put('on', view.layers.map(textOfLayer).join());
  put('over', textOfOverlays(view.overlays));
  put('q', filter.text);
  put('level', filter.levels.map((level) => (level === '?' ? 'unknown' : level)).join());
  put('gu', filter.districts.join());
  put('value', filter.value && textOfValue(filter.value));
  put('area', filter.area && textOfArea(filter.area));
  put('open', filter.isOpenOnly === true ? '1' : undefined);
  put('map', view.camera && textOfCamera(view.camera));
  put('district', view.district);
  put('subject', view.subject);
  put('event', view.event);
  put('pane', view.pane === 'city' ? undefined : view.pane);
  for (const subject of view.compare) asked.append('compare', subject);
  putDrill(asked, view.drill);
  put('from', range && zonedInstant(range.fromMs, zone));
  put('to', range && zonedInstant(range.toMs, zone));
  put('span', view.spanMin === FIRST_VIEW.spanMin ? undefined : String(view.spanMin));
  put('table', table.isOpen ? '1' : undefined);
  put('sort', table.sort === '' ? undefined : `${table.isDescending ? '-' : ''}${table.sort}`);
  put('group', table.group);
  put('column', table.columns.join());
  putDrawer(asked, table);
  putList(asked, view.list);
  put('swipe', swipe && textOfSwipe(swipe, zone));
  put('workspace', view.workspace);
  putTools(asked, view);
  // Marks that are fine in a query, and that people read with more ease.
  next.search = next.search
    .replaceAll('%3A', ':')
    .replaceAll('%2F', '/')
    .replaceAll('%2C', ',')
    .replaceAll('%7E', '~');
  return next;
}
