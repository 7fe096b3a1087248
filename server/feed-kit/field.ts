import { z } from 'zod';
import { isRecord, type PlainRecord } from './record.ts';

/** How sources write "no value". */
export function isMissing(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value !== 'string') return false;
  const trimmed = value.trim();
  return trimmed === '' || trimmed === '-';
}

const NUMERIC = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

function toNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  // `1e400` is digits too, and yet no number that can be kept.
  const number = NUMERIC.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(number) ? number : undefined;
}

/** Number, or text that is one; missing or anything else is an issue. */
export const numeric = z.unknown().transform((value, context): number => {
  const number = toNumber(value);
  if (number !== undefined) return number;
  context.addIssue(isMissing(value) ? 'missing' : `not a number: ${excerpt(value)}`);
  return z.NEVER;
});

/** Number, or text that is one; `"-"`, `""`, null and absent are `undefined`. */
export const optionalNumeric = z
  .unknown()
  .optional()
  .transform((value, context): number | undefined => {
    if (isMissing(value)) return undefined;
    const number = toNumber(value);
    if (number === undefined) context.addIssue(`not a number: ${excerpt(value)}`);
    return number;
  });

/** Text (or a number, as text) without outer spaces; missing is an issue. */
export const text = z.unknown().transform((value, context): string => {
  const read = toText(value);
  if (read !== undefined) return read;
  context.addIssue(isMissing(value) ? 'missing' : `not a text: ${excerpt(value)}`);
  return z.NEVER;
});

/** As `text`, but `"-"`, `""`, null and absent are `undefined`. */
export const optionalText = z.unknown().optional().transform(toText);

/** A code that some programs turned into a float: `1901.0`, `1901` and `"1901.0"` are `1901`. */
export const code = text.transform((value) => value.replace(/^(\d+)\.0+$/, '$1'));

function toText(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && !isMissing(value) ? value.trim() : undefined;
}

function excerpt(value: unknown): string {
  return (JSON.stringify(value) ?? String(value)).slice(0, 40);
}

/** Begins the reason of a row whose source changed its columns. */
export const DRIFT = 'schema drift: ';

type Shape = Readonly<Record<string, z.ZodType>>;

/**
 * A row whose columns have had several names, newest first: takes the first that holds a value. A
 * column that must be there and is under none of its names means that the source changed its format.
 */
export function columns<S extends Shape>(
  names: Readonly<Record<keyof S & string, readonly string[]>>,
  shape: S,
): z.ZodType<z.output<z.ZodObject<S>>> {
  const fields = Object.entries(names as Readonly<Record<string, readonly string[]>>).map(
    ([field, columnNames]) => ({
      field,
      columnNames,
      isRequired: shape[field]?.safeParse(undefined).success === false,
    }),
  );
  return z
    .unknown()
    .transform((row, context) => {
      if (!isRecord(row)) {
        context.addIssue('row is not an object');
        return z.NEVER;
      }
      const picked: Record<string, unknown> = {};
      for (const { field, columnNames, isRequired } of fields) {
        const name = heldName(row, columnNames);
        if (name === undefined && isRequired) {
          context.addIssue(`${DRIFT}${neither(columnNames)}`);
          return z.NEVER;
        }
        picked[field] = name === undefined ? undefined : row[name];
      }
      return picked;
    })
    .pipe(z.object(shape));
}

/** The first column that holds a value, else the first that is there. */
function heldName(row: PlainRecord, names: readonly string[]): string | undefined {
  let empty: string | undefined;
  for (const name of names) {
    if (!Object.hasOwn(row, name)) continue;
    if (!isMissing(row[name])) return name;
    empty ??= name;
  }
  return empty;
}

function neither(names: readonly string[]): string {
  return names.length === 1 ? `no ${names[0]}` : `neither ${names.join(' nor ')}`;
}
