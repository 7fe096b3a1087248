/** What a DATEX II record or its GeoJSON sibling says, as text; nothing of it is checked yet. */
export interface DatexRecord {
  readonly id: string | undefined;
  readonly situation: string | undefined;
  readonly version: string | undefined;
  /** Local name of its class, e.g. `Accident`. */
  readonly type: string;
  /** Values of its own enumerations, e.g. `roadClosed`. */
  readonly details: readonly string[];
  readonly versionTime: string | undefined;
  readonly createdTime: string | undefined;
  readonly severity: string | undefined;
  readonly validityStatus: string | undefined;
  readonly start: string | undefined;
  readonly end: string | undefined;
  /** When within start and end it holds; none = always. */
  readonly validPeriods: readonly Period[];
  readonly exceptionPeriods: readonly Period[];
  /** The source says that it is over, or was never so. */
  readonly isOver: boolean;
  readonly confidentiality: string | undefined;
  readonly informationStatus: string | undefined;
  readonly texts: readonly { readonly language: string; readonly text: string }[];
  readonly source: string | undefined;
  /** GeoJSON; `undefined` = the location is only coded, or not given. */
  readonly geometry: unknown;
  /** What is wrong with it besides, for feed health. */
  readonly oddities: readonly string[];
}

export interface Period {
  readonly start: string | undefined;
  readonly end: string | undefined;
}
