import { existsSync, readFileSync } from 'node:fs';
import { CsvError, parse } from 'csv-parse/sync';
import type { RegistryRow } from '../feed-kit/city-context.ts';
import { ConfigError, found } from './config-error.ts';

export type Registry = ReadonlyMap<string, RegistryRow>;

/** Reads a registry (csv with a header and a unique column `code`); a bad file is one clear line. */
export function readRegistry(path: string, shown: string): Registry {
  if (!existsSync(path)) {
    throw new ConfigError(
      `${shown}: expected the registry that city.yaml names, found no such file`,
    );
  }
  const rows = new Map<string, RegistryRow>();
  for (const { record, info } of records(path, shown)) {
    const code = record['code'];
    if (code === undefined || code === '') {
      throw new ConfigError(
        `${shown}:${info.lines}: code: expected a value in every row, found nothing`,
      );
    }
    if (rows.has(code)) {
      throw new ConfigError(
        `${shown}:${info.lines}: code: expected once, found ${found(code)} again`,
      );
    }
    rows.set(code, record);
  }
  if (rows.size === 0) throw new ConfigError(`${shown}: expected at least one row, found none`);
  return rows;
}

interface Line {
  readonly record: RegistryRow;
  readonly info: { readonly lines: number };
}

function records(path: string, shown: string): readonly Line[] {
  try {
    return parse<Line>(readFileSync(path), {
      columns: true,
      bom: true,
      trim: true,
      info: true,
      skip_empty_lines: true,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new ConfigError(`${shown}: expected comma-separated rows, but ${error.message}`);
  }
}

/** A column that must be a number, of one row. */
export function numberIn(row: RegistryRow, column: string, shown: string): number {
  const text = row[column];
  const value = text === undefined || text === '' ? Number.NaN : Number(text);
  if (Number.isFinite(value)) return value;
  const name = `row ${row['code'] ?? '?'}`;
  throw new ConfigError(`${shown}: ${name}: ${column}: expected a number, found ${found(text)}`);
}
