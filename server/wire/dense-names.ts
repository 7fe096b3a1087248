import type { Basis, EventData } from '../../contract/event.ts';
import type { NamedId, RowMark } from '../../contract/dense-frame.ts';

/** Lists of a frame that its rows and entries point into by index. */
export interface FrameNames {
  readonly feeds: string[];
  readonly routes: NamedId[];
  readonly stops: NamedId[];
  readonly marks: RowMark[];
  readonly feedAt: (feed: string) => number;
  readonly routeAt: (route: NamedId) => number;
  readonly stopAt: (stop: NamedId) => number;
  readonly markAt: (data: EventData) => number;
}

export function frameNames(): FrameNames {
  const feeds = indexed<string>();
  const routes = indexed<NamedId>();
  const stops = indexed<NamedId>();
  const marks = indexed<RowMark>();
  marks.at(markKey([], undefined), () => ({ flags: [] }));
  return {
    feeds: feeds.list,
    routes: routes.list,
    stops: stops.list,
    marks: marks.list,
    feedAt: (feed) => feeds.at(feed, () => feed),
    routeAt: (route) => routes.at(namedKey(route), () => named(route)),
    stopAt: (stop) => stops.at(namedKey(stop), () => named(stop)),
    markAt: ({ flags = [], basis }) => {
      if (flags.length === 0 && basis === undefined) return 0;
      const mark = basis === undefined ? { flags } : { flags, basis };
      return marks.at(markKey(flags, basis), () => mark);
    },
  };
}

function markKey(flags: readonly string[], basis: Basis | undefined): string {
  return `${basis ?? ''}|${flags.join()}`;
}

function namedKey({ id, name }: NamedId): string {
  return name === undefined ? id : `${id}\n${name.ko}\n${name.en ?? ''}`;
}

/** Without what else a stop or route carries. */
function named({ id, name }: NamedId): NamedId {
  return name === undefined ? { id } : { id, name };
}

function indexed<V>() {
  const list: V[] = [];
  const places = new Map<string, number>();
  return {
    list,
    at: (key: string, value: () => V): number => {
      const held = places.get(key);
      if (held !== undefined) return held;
      places.set(key, list.length);
      return list.push(value()) - 1;
    },
  };
}
