/** A code and the list it is from, as CAP's `eventCode`, `parameter` and `geocode` write it. */
export interface CapPair {
  readonly valueName: string;
  readonly value: string;
}

/** One `area`, whatever form it came in; texts as the source has them. */
export interface CapArea {
  readonly areaDesc: string | undefined;
  /** `lat,lon lat,lon …` */
  readonly polygons: readonly string[];
  /** `lat,lon radius_km` */
  readonly circles: readonly string[];
  readonly geocodes: readonly CapPair[];
  readonly altitude: string | undefined;
  readonly ceiling: string | undefined;
  /** A GeoJSON geometry, from the JSON forms. */
  readonly geometry: unknown;
  /** A circle it lies in, as `circles`: enough to ask whether it concerns the city, not to draw. */
  readonly reach: string | undefined;
}

/** One `info`: a hazard in one language. */
export interface CapInfo {
  readonly language: string | undefined;
  readonly category: readonly string[];
  readonly event: string | undefined;
  readonly responseType: readonly string[];
  readonly urgency: string | undefined;
  readonly severity: string | undefined;
  readonly certainty: string | undefined;
  /** Where the source grades by colour instead of CAP's words: its colour and its own word for it. */
  readonly tier: { readonly colour: string; readonly word: string } | undefined;
  readonly eventCodes: readonly CapPair[];
  readonly onset: string | undefined;
  readonly expires: string | undefined;
  /** Only the JSON forms have it; in XML it is a parameter. */
  readonly ends: string | undefined;
  readonly senderName: string | undefined;
  readonly headline: string | undefined;
  readonly description: string | undefined;
  readonly instruction: string | undefined;
  readonly web: string | undefined;
  readonly contact: string | undefined;
  readonly parameters: readonly CapPair[];
  readonly areas: readonly CapArea[];
}

/** A CAP message as it was found: unchecked texts, so that what is missing can be named. */
export interface CapMessage {
  readonly identifier: string | undefined;
  readonly sender: string | undefined;
  readonly sent: string | undefined;
  readonly status: string | undefined;
  readonly msgType: string | undefined;
  readonly scope: string | undefined;
  readonly note: string | undefined;
  /** `sender,identifier,sent` each, separated by spaces. */
  readonly references: string | undefined;
  readonly incidents: string | undefined;
  readonly isSigned: boolean;
  /** An index says less than the message itself, and never who sent it. */
  readonly isEntry: boolean;
  /** Its outline came in a document of its own and is in its areas now. */
  readonly isOutlined?: boolean;
  readonly infos: readonly CapInfo[];
}

/** An info of which nothing is known; forms fill in what they have. */
export const NO_INFO: CapInfo = {
  language: undefined,
  category: [],
  event: undefined,
  responseType: [],
  urgency: undefined,
  severity: undefined,
  certainty: undefined,
  tier: undefined,
  eventCodes: [],
  onset: undefined,
  expires: undefined,
  ends: undefined,
  senderName: undefined,
  headline: undefined,
  description: undefined,
  instruction: undefined,
  web: undefined,
  contact: undefined,
  parameters: [],
  areas: [],
};

export const NO_AREA: CapArea = {
  areaDesc: undefined,
  polygons: [],
  circles: [],
  geocodes: [],
  altitude: undefined,
  ceiling: undefined,
  geometry: undefined,
  reach: undefined,
};
