import { instantOf } from '../../contract/instant.ts';
import type { Call, FollowUp } from '../feed-kit/define-connector.ts';
import type { RawFrame } from '../feed-kit/raw-frame.ts';
import type { Arrival, Failure, Settled } from './arrival.ts';
import type { Clock } from './clock.ts';
import type { Companions } from './companions.ts';
import type { CallAnswer, FeedCaller } from './feed-caller.ts';
import { frameOfBody } from './frame-of-body.ts';
import type { FollowedUrls } from './followed-urls.ts';
import type { HttpFailure } from './http-fetch.ts';

export interface AskParts {
  readonly feed: string;
  readonly caller: FeedCaller;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly tables: Companions;
  readonly followed: FollowedUrls;
  /** What a body asks to be fetched besides. */
  readonly follow: (frame: RawFrame) => Promise<readonly FollowUp[]>;
  /** False = the key's calls are spent. */
  readonly mayCall: () => boolean;
  readonly emit: (arrival: Arrival) => void;
  /** A table came, or the source says that ours is its newest: then without a frame. */
  readonly onTable: (call: string, frame?: RawFrame) => void;
  readonly onSettled: (outcome: Settled) => void;
}

export const QUOTA_SPENT: Failure = {
  kind: 'quota',
  reason: { ko: '오늘 호출 한도를 다 씀', en: 'calls of the day are spent' },
};

/** Between two documents of an index; a source is not to be flooded by its own list. */
const DOCUMENT_GAP_MS = 50;

/** Asks one call and the documents its body names; what came goes to `emit`. Gives a failure to be retried. */
export function callAsker(parts: AskParts): (call: Call) => Promise<HttpFailure | undefined> {
  const { feed, caller, clock, signal, tables, followed, emit } = parts;
  const fail = (failed: HttpFailure): HttpFailure => {
    emit({ kind: 'failure', feed, at: instantOf(clock.now()), failure: failed.failure });
    return failed;
  };

  const hand = (frame: RawFrame, url: string, isImmutable: boolean): void => {
    const settled = (outcome: Settled): void => {
      const isData = outcome.fault === undefined && outcome.rejects.length === 0;
      if (!isData) caller.forget(url);
      else if (isImmutable) followed.learnt(url);
      parts.onSettled(outcome);
    };
    emit({ kind: 'frame', frame, settled });
  };

  const documents = async (frame: RawFrame, from: string, depth: number): Promise<void> => {
    for (const { followUp, url } of followed.due(await parts.follow(frame), from, depth)) {
      await clock.sleep(DOCUMENT_GAP_MS, signal);
      if (signal.aborted) return;
      if (!parts.mayCall()) return void fail({ failure: QUOTA_SPENT });
      const answer = await caller.document(url);
      if (signal.aborted) return;
      const alone = taken(followUp.name, answer);
      if (alone === undefined) continue;
      const whole = followUp.isPart === true ? { ...alone, parent: frame.body } : alone;
      hand(whole, url, followUp.isImmutable === true);
      await documents(whole, url, depth + 1);
    }
  };

  /** The frame of an answer with its tables; failures and "nothing new" are told at once. */
  const taken = (call: string, answer: CallAnswer): RawFrame | undefined => {
    if ('failure' in answer) fail(answer);
    else if ('unchanged' in answer) {
      emit({ kind: 'unchanged', feed, at: instantOf(clock.now()) });
    } else {
      const frame = frameOfBody(feed, call, clock.now(), answer);
      const whole = tables.attach(frame);
      if (whole === undefined) parts.onTable(call, frame);
      return whole;
    }
    return undefined;
  };

  return async (call) => {
    if (!parts.mayCall()) return fail({ failure: QUOTA_SPENT });
    const answer = await caller.call(call);
    if (signal.aborted) return undefined;
    if (call.isCompanion === true && 'unchanged' in answer) {
      // A table says nothing of whether the source's news come.
      parts.onTable(call.name);
      return undefined;
    }
    const whole = taken(call.name, answer);
    if ('failure' in answer) return answer;
    if (whole !== undefined) {
      const url = caller.urlOf(call);
      hand(whole, url, false);
      await documents(whole, url, 1);
    }
    return undefined;
  };
}
