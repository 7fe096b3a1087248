import { BYTE_ORDER_MARK, csvRow, type Cell } from '../../contract/csv-text.ts';
import type { Mode } from '../../contract/delta.ts';
import type { Text } from '../../contract/place.ts';
import { zonedInstant } from '../design/times.ts';
import type { TableColumn, TableTelling } from './table-column.ts';
import { columnOf } from './table-columns.ts';
import type { Thing } from './thing.ts';

/** What a file says of itself, so that nobody takes it for something else a month later. */
export interface FileFacts {
  readonly city: string;
  readonly cityName: Text;
  readonly mode: Mode;
  /** The instant on screen: nothing in the file was known later. */
  readonly atMs: number;
  /** The filter in words; empty = none. */
  readonly filter: string;
  /** Where the same view opens again. */
  readonly link: string;
  readonly attribution: readonly string[];
}

/** Columns that every file has, on screen or not: without them a row cannot be found again. */
const ALWAYS = [
  'level',
  'layer',
  'value',
  'unit',
  'since',
  'known',
  'feed',
  'basis',
  'subject',
  'id',
];

function fileColumns(columns: readonly TableColumn[]): readonly TableColumn[] {
  const held = new Set(columns.map(({ id }) => id));
  return [...columns, ...ALWAYS.flatMap((id) => (held.has(id) ? [] : (columnOf(id) ?? [])))];
}

const INSTANTS = new Set(['since', 'ended', 'time', 'known']);
const SPANS = new Set(['duration', 'age']);

/** The title with the unit of what stands below: `시작 [Asia/Seoul]`, `경과 [초]`. */
function titleOf({ id }: TableColumn, { words: { word }, zone }: TableTelling): string {
  const title = word(`explore/table/column/${id}`);
  if (INSTANTS.has(id)) return word('explore/table/unit', { title, unit: zone });
  if (SPANS.has(id))
    return word('explore/table/unit', { title, unit: word('explore/table/seconds') });
  return title;
}

function cellOf(column: TableColumn, thing: Thing, telling: TableTelling): Cell {
  if (column.cell !== undefined) return column.cell(thing, telling);
  return column.text(thing, telling) || null;
}

/** Rows for the clipboard: the columns on screen with their heads, a tab between them. */
export function tableClip(
  things: readonly Thing[],
  columns: readonly TableColumn[],
  telling: TableTelling,
): string {
  const head = csvRow(
    columns.map((column) => titleOf(column, telling)),
    '\t',
  );
  const rows = things.map((thing) =>
    csvRow(
      columns.map((column) => cellOf(column, thing, telling)),
      '\t',
    ),
  );
  return head + rows.join('');
}

/**
 * A table that Excel in Korean opens: UTF-8 with its mark, CRLF, no text that is run as a formula.
 * Filter, instant, mode and attribution stand in columns of every row: CSV has no other place.
 */
export function tableCsv(
  things: readonly Thing[],
  columns: readonly TableColumn[],
  telling: TableTelling,
  facts: FileFacts,
): string {
  const { word } = telling.words;
  const all = fileColumns(columns);
  const told: readonly Cell[] = [
    zonedInstant(facts.atMs, telling.zone),
    facts.filter === '' ? word('explore/table/wasAsked') : facts.filter,
    word(`mode/${facts.mode}`),
    facts.attribution.join(' · '),
  ];
  const head = [
    ...all.map((column) => titleOf(column, telling)),
    word('explore/table/lon'),
    word('explore/table/lat'),
    ...['instant', 'filter', 'mode', 'licence'].map((name) => word(`explore/table/${name}`)),
  ];
  const rows = things.map((thing) =>
    csvRow([
      ...all.map((column) => cellOf(column, thing, telling)),
      thing.at?.lon ?? null,
      thing.at?.lat ?? null,
      ...told,
    ]),
  );
  return BYTE_ORDER_MARK + csvRow(head) + rows.join('');
}

/** The same rows by RFC 7946; what the file says of itself are members beside `features`. */
export function tableGeojson(
  things: readonly Thing[],
  columns: readonly TableColumn[],
  telling: TableTelling,
  facts: FileFacts,
): string {
  const all = fileColumns(columns);
  const features = things.map((thing) => ({
    type: 'Feature',
    id: thing.key,
    geometry: thing.geometry,
    properties: {
      ...Object.fromEntries(all.map((column) => [column.id, cellOf(column, thing, telling)])),
      kind: thing.kind,
      domain: thing.domain,
      severity: thing.level,
      sinceAt: new Date(thing.sinceMs).toISOString(),
      knownAt: new Date(thing.knownMs).toISOString(),
    },
  }));
  const { city, mode, filter, link, attribution } = facts;
  const at = zonedInstant(facts.atMs, telling.zone);
  const members = { city, mode, zone: telling.zone, at, filter, link, attribution };
  const head = JSON.stringify({ type: 'FeatureCollection', ...members }).slice(0, -1);
  const body = features.map((feature) => JSON.stringify(feature)).join(',\n');
  return `${head},"numberReturned":${features.length},"features":[\n${body}\n]}\n`;
}

/** `seoul-demo-20220808T213207-table.csv`: city, mode and the instant by the city's clock. */
export function fileName(
  { city, mode, atMs }: FileFacts,
  zone: string,
  what: string,
  ending: string,
): string {
  const stamp = zonedInstant(atMs, zone).slice(0, 19).replaceAll(/[-:]/gu, '');
  return `${city}-${mode}-${stamp}-${what}.${ending}`;
}
