/** Rows as SQLite gives them; what the columns mean is said in `log-schema.ts`. */
export interface DeltaRow {
  readonly seq_from: number;
  readonly seq_to: number;
  readonly epoch: string;
  readonly view: string;
  readonly at: number;
  readonly recorded_at: number;
  readonly time_min: number;
  readonly crc: number;
  readonly body: Uint8Array;
  readonly late: Uint8Array | null;
}

export interface KeyframeRow {
  readonly seq: number;
  readonly epoch: string;
  readonly at: number;
  readonly crc: number;
  readonly body: Uint8Array;
}

export interface PositionRow {
  readonly seq: number;
  readonly at: number;
  readonly crc: number;
  readonly body: Uint8Array;
}

export interface GapRow {
  readonly seq_from: number;
  readonly seq_to: number;
  readonly at_from: number;
  readonly at_to: number;
  readonly crc: number;
}
