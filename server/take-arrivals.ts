import type { RawFrame } from './feed-kit/raw-frame.ts';
import type { Arrival, FailureKind } from './intake/arrival.ts';
import type { FrameResult, Pipeline } from './pipeline.ts';
import type { ReadingPool } from './reader/reading-pool.ts';

export interface TakerParts {
  readonly stages: Pipeline;
  readonly reader: Pick<ReadingPool, 'read'>;
  /** Keeps the bytes; tables too. */
  readonly keep: (frame: RawFrame) => void;
  /** A rule of ours threw on what was read of this body. */
  readonly onDefect: (rawId: string, error: unknown) => void;
}

const DEFECT = { ko: '처리 결함', en: 'defect in processing' };

/** What waiting does not mend, or the source's own word; everything else is asked again. */
const LASTING: ReadonlySet<FailureKind> = new Set(['key-missing', 'refused', 'source-down']);

/** The source cannot be heard just now, if it is one that speaks by itself. */
const CUT: ReadonlySet<FailureKind> = new Set(['unreachable', 'timeout', 'broken', 'blocked']);

/** Hands what arrives to the stages: each feed in its own order, no feed waiting for another. */
export interface ArrivalTaker {
  /** Settles when the arrival is in the city; undefined for what is no frame of rows. */
  readonly take: (arrival: Arrival) => Promise<FrameResult | undefined>;
  /** Settles when nothing is in hand. */
  readonly settled: () => Promise<void>;
}

export function arrivalTaker({ stages, reader, keep, onDefect }: TakerParts): ArrivalTaker {
  const lastOf = new Map<string, Promise<unknown>>();
  const inOrder = <T>(feed: string, work: () => Promise<T>): Promise<T> => {
    const next = (lastOf.get(feed) ?? Promise.resolve()).then(work);
    lastOf.set(
      feed,
      next.catch(() => undefined),
    );
    return next;
  };
  const takeFrame = async (raw: RawFrame): Promise<FrameResult | undefined> => {
    keep(raw);
    const frame = stages.attach(raw);
    if (frame === undefined) return undefined;
    const reading = await reader.read(frame);
    try {
      return stages.take(frame, reading);
    } catch (error) {
      // One body must not end the office: whoever watched sees a gap and takes a snapshot.
      onDefect(raw.rawId, error);
      stages.failure(raw.feed, raw.receivedAt, DEFECT, false);
      return undefined;
    }
  };
  return {
    settled: async () => void (await Promise.all(lastOf.values())),
    take: (arrival) => {
      if (arrival.kind === 'frame') {
        return inOrder(arrival.frame.feed, async () => {
          const result = await takeFrame(arrival.frame);
          // What we failed to take is not known to us: the source must send it whole again.
          const { rejects = ['not taken'], fault, accepted = 0, duplicates = 0 } = result ?? {};
          arrival.settled?.({
            rejects,
            read: accepted + duplicates,
            ...(fault === undefined ? {} : { fault }),
          });
          return result;
        });
      }
      const { feed, at } = arrival;
      return inOrder(feed, async () => {
        if (arrival.kind === 'unchanged') stages.unchanged(feed, at);
        else {
          const { reason, kind } = arrival.failure;
          stages.failure(feed, at, reason, LASTING.has(kind), CUT.has(kind));
        }
        return undefined;
      });
    },
  };
}
