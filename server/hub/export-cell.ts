import type { Cell } from '../../contract/csv-text.ts';
import type { CityEvent, Instant, Kind } from '../../contract/event.ts';
import { localTimeText } from '../feed-kit/zoned-time.ts';
import type { Mode } from '../../contract/delta.ts';

/** What an export says of itself in each row, so that no row is mistaken for live. */
export interface ExportFacts {
  readonly mode: Mode;
  /** IANA zone of the city. */
  readonly zone: string;
  readonly exportedAt: Instant;
  /** Attribution a source asks for. */
  readonly attributionOf: (feed: string) => string | undefined;
}

/** One column: `key` in GeoJSON, `title` with its unit in the head of a table. */
export interface Column {
  readonly key: string;
  readonly title: string;
  readonly of: (event: CityEvent, facts: ExportFacts) => Cell;
}

export const column = (
  key: string,
  title: string,
  of: (event: CityEvent, facts: ExportFacts) => Cell | undefined,
): Column => ({ key, title, of: (event, facts) => of(event, facts) ?? null });

/** An instant twice: in UTC, and by the clock of the city as a table program reads it. */
export function instants(
  key: string,
  title: string,
  of: (event: CityEvent) => Instant | null | undefined,
): readonly Column[] {
  return [
    column(key, `${title} [UTC]`, of),
    column(`${key}Local`, `${title} [city time]`, (event, { zone }) => {
      const instant = of(event);
      return instant == null ? null : localTimeText(instant, zone, 'yyyy-MM-dd HH:mm:ss');
    }),
  ];
}

type DataOf<K extends Kind> = Extract<CityEvent, { readonly kind: K }>['data'];

/** Columns of one kind; in the row of another kind they are empty. */
export function kindColumns<K extends Kind>(kind: K) {
  const of = <T>(event: CityEvent, pick: (data: DataOf<K>) => T): T | undefined =>
    event.kind === kind ? pick(event.data as DataOf<K>) : undefined;
  return {
    cell: (key: string, title: string, pick: (data: DataOf<K>) => Cell | undefined): Column =>
      column(key, title, (event) => of(event, pick)),
    instants: (
      key: string,
      title: string,
      pick: (data: DataOf<K>) => Instant | null | undefined,
    ): readonly Column[] => instants(key, title, (event) => of(event, pick)),
  };
}
