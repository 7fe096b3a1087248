/** Bytes of one field of a protobuf message, written without any library. */
type Field = readonly number[];

export function text(number: number, value: string): Field {
  return block(number, [...new TextEncoder().encode(value)]);
}

export function inner(number: number, ...fields: readonly (Field | undefined)[]): Field {
  return block(
    number,
    fields.flatMap((field) => field ?? []),
  );
}

/** Whole numbers; a negative one takes ten bytes. */
export function whole(number: number, value: number): Field {
  return [...varint(BigInt(number * 8)), ...varint(BigInt(value))];
}

export function float(number: number, value: number): Field {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setFloat32(0, value, true);
  return [...varint(BigInt(number * 8 + 5)), ...bytes];
}

function block(number: number, bytes: readonly number[]): Field {
  return [...varint(BigInt(number * 8 + 2)), ...varint(BigInt(bytes.length)), ...bytes];
}

function varint(value: bigint): readonly number[] {
  const bytes: number[] = [];
  let left = BigInt.asUintN(64, value);
  for (; left > 127n; left >>= 7n) bytes.push(Number(left & 127n) | 128);
  return [...bytes, Number(left)];
}

export interface HeaderSketch {
  readonly version?: string;
  readonly incrementality?: number;
  readonly timestamp?: number;
}

/** A whole GTFS-Realtime body. */
export function feedMessage(
  { version = '2.0', incrementality, timestamp }: HeaderSketch,
  entities: readonly Field[],
): Uint8Array {
  const header = inner(
    1,
    text(1, version),
    given(incrementality, (value) => whole(2, value)),
    given(timestamp, (value) => whole(3, value)),
  );
  // One array spread over thousands of entities would outgrow the stack.
  return Uint8Array.from([header, ...entities].flat());
}

export interface TripSketch {
  readonly id?: string;
  readonly route?: string;
}

export interface VehicleSketch {
  readonly entity: string;
  readonly id?: string;
  readonly label?: string;
  readonly trip?: TripSketch;
  readonly at?: readonly [lon: number, lat: number];
  readonly bearing?: number;
  /** Metres a second. */
  readonly speed?: number;
  readonly timestamp?: number;
  readonly stop?: string;
  readonly status?: number;
  readonly occupancy?: number;
  readonly isDeleted?: boolean;
}

export function vehicleEntity(sketch: VehicleSketch): Field {
  const { at, trip, id, label } = sketch;
  const isNamed = id !== undefined || label !== undefined;
  return inner(
    2,
    text(1, sketch.entity),
    sketch.isDeleted === true ? whole(2, 1) : undefined,
    inner(
      4,
      given(trip, (value) => inner(1, ...tripFields(value))),
      given(at, ([lon, lat]) =>
        inner(
          2,
          float(1, lat),
          float(2, lon),
          given(sketch.bearing, (value) => float(3, value)),
          given(sketch.speed, (value) => float(5, value)),
        ),
      ),
      given(sketch.status, (value) => whole(4, value)),
      given(sketch.timestamp, (value) => whole(5, value)),
      given(sketch.stop, (value) => text(7, value)),
      isNamed
        ? inner(
            8,
            given(id, (value) => text(1, value)),
            named(label),
          )
        : undefined,
      given(sketch.occupancy, (value) => whole(9, value)),
    ),
  );
}

export interface UpdateSketch {
  readonly entity: string;
  readonly trip: TripSketch;
  readonly vehicle?: string;
  readonly delaySec?: number;
  readonly stops?: readonly { readonly delaySec?: number; readonly time?: number }[];
}

export function updateEntity({ entity, trip, vehicle, delaySec, stops = [] }: UpdateSketch): Field {
  return inner(
    2,
    text(1, entity),
    inner(
      3,
      inner(1, ...tripFields(trip)),
      ...stops.map((stop) =>
        inner(
          2,
          inner(
            2,
            given(stop.delaySec, (value) => whole(1, value)),
            given(stop.time, (value) => whole(2, value)),
          ),
        ),
      ),
      given(vehicle, (value) => inner(3, text(1, value))),
      given(delaySec, (value) => whole(5, value)),
    ),
  );
}

export interface AlertSketch {
  readonly entity: string;
  readonly periods?: readonly { readonly start?: number; readonly end?: number }[];
  readonly routes?: readonly string[];
  readonly stops?: readonly string[];
  readonly cause?: number;
  readonly effect?: number;
  readonly severity?: number;
  readonly header?: Readonly<Record<string, string>>;
  readonly description?: Readonly<Record<string, string>>;
  readonly isDeleted?: boolean;
}

export function alertEntity(sketch: AlertSketch): Field {
  return inner(
    2,
    text(1, sketch.entity),
    sketch.isDeleted === true ? whole(2, 1) : undefined,
    inner(
      5,
      ...(sketch.periods ?? []).map(({ start, end }) =>
        inner(
          1,
          given(start, (value) => whole(1, value)),
          given(end, (value) => whole(2, value)),
        ),
      ),
      ...(sketch.routes ?? []).map((route) => inner(5, text(2, route))),
      ...(sketch.stops ?? []).map((stop) => inner(5, text(5, stop))),
      given(sketch.cause, (value) => whole(6, value)),
      given(sketch.effect, (value) => whole(7, value)),
      given(sketch.header, (value) => inner(10, ...translations(value))),
      given(sketch.description, (value) => inner(11, ...translations(value))),
      given(sketch.severity, (value) => whole(14, value)),
    ),
  );
}

/** Texts by language; `''` = without one. */
function translations(texts: Readonly<Record<string, string>>): readonly Field[] {
  return Object.entries(texts).map(([language, value]) =>
    inner(1, text(1, value), language === '' ? undefined : text(2, language)),
  );
}

function tripFields({ id, route }: TripSketch): readonly (Field | undefined)[] {
  return [given(id, (value) => text(1, value)), given(route, (value) => text(5, value))];
}

function named(label: string | undefined): Field | undefined {
  return given(label, (value) => text(2, value));
}

function given<T>(value: T | undefined, encode: (value: T) => Field): Field | undefined {
  return value === undefined ? undefined : encode(value);
}
