import type { CityEvent } from '../../contract/event.ts';
import type { Text } from '../../contract/place.ts';
import type { TracedField, TracedReading } from '../../contract/trace.ts';
import { isTelling, propertyTitle } from './property-titles.ts';

/** One line of what was made of a message. */
export interface TraceLine {
  readonly field: TracedField;
  /** Last step of its path: the field's own name. */
  readonly name: string;
  /** What it makes, the most telling first, each once. */
  readonly makes: readonly Text[];
}

export interface TraceLines {
  /** The field that made the number. */
  readonly main: TraceLine | undefined;
  readonly made: readonly TraceLine[];
  /** Nobody reads them, or only to know whether the row counts. */
  readonly deciding: readonly TraceLine[];
  readonly dropped: readonly TraceLine[];
  /** Not in the message: by what made them. */
  readonly beside: Readonly<Record<'registry' | 'receipt' | 'connector', readonly Text[]>>;
}

const nameOf = (path: string): string => /[^.]+$/u.exec(path)?.[0] ?? path;

function titlesOf(properties: readonly string[]): readonly Text[] {
  const told = properties.map(propertyTitle).toSorted((a, b) => a.rank - b.rank);
  return [...new Map(told.map(({ title }) => [title.ko, title])).values()];
}

/** Of an edited value the id changes with each property: it is told only of what names the thing. */
function lineOf(field: TracedField): TraceLine {
  const { path, makes } = field;
  const isName = makes.includes('subject');
  const told = makes.filter((each) => each !== 'id' || isName || makes.length === 1);
  return { field, name: nameOf(path), makes: titlesOf(told) };
}

const rankOf = ({ makes }: TracedField): number =>
  Math.min(...makes.map((path) => propertyTitle(path).rank));

/** Fields of a message by what they are good for, the most telling first. */
export function traceLines(event: CityEvent, { fields, rest }: TracedReading): TraceLines {
  const making = fields
    .filter(({ makes }) => makes.length > 0)
    .toSorted((a, b) => rankOf(a) - rankOf(b));
  const telling = making.filter(({ makes }) => makes.some((path) => isTelling(event, path)));
  const result = event.kind === 'observation' ? event.data.result : undefined;
  const main =
    telling.find(({ text }) => text !== '' && (text === result || Number(text) === result)) ??
    telling.toSorted((a, b) => a.makes.length - b.makes.length)[0];
  const beside = (from: 'registry' | 'receipt' | 'connector'): readonly Text[] =>
    titlesOf(rest.filter((each) => each.from === from).map(({ property }) => property));
  return {
    main: main === undefined ? undefined : lineOf(main),
    made: making.map(lineOf),
    deciding: fields.filter(({ decides }) => decides === true).map(lineOf),
    dropped: fields
      .filter(({ makes, decides }) => makes.length === 0 && decides !== true)
      .map(lineOf),
    beside: {
      registry: beside('registry'),
      receipt: beside('receipt'),
      connector: beside('connector'),
    },
  };
}
