/** Rows as SQLite gives them; what the columns mean is said in `log-schema.ts`. Type aliases: an interface is no record of columns. */
export type DeltaRow = {
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
};

export type KeyframeRow = {
  readonly seq: number;
  readonly epoch: string;
  readonly at: number;
  readonly crc: number;
  readonly body: Uint8Array;
};

export type PositionRow = {
  readonly seq: number;
  readonly at: number;
  readonly crc: number;
  readonly body: Uint8Array;
};

export type GapRow = {
  readonly seq_from: number;
  readonly seq_to: number;
  readonly at_from: number;
  readonly at_to: number;
  readonly crc: number;
};
