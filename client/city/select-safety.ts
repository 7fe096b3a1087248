import type { FeedHealth } from '../../contract/feed-health.ts';
import type { DistrictCode } from '../../contract/place.ts';
import type { ResponseShareData } from '../../contract/response.ts';
import type { ByKind, EventOf } from './city.ts';
import { alertTrust } from './alert-trust.ts';
import { feedsBehind, type ShownByTile } from './feeds-behind.ts';
import { isTold } from './is-told.ts';
import { isOwnAlarm } from './own-alarm.ts';
import type { AlertMatter, OpenMatter } from './open-matter.ts';
import { recordedSources } from './recorded-sources.ts';
import {
  callsByDistrict,
  countCalls,
  isBreaching,
  selectOpenCalls,
  type CallCounts,
  type OpenCall,
} from './select-calls.ts';
import { selectOfficeIndicators } from './select-office-indicators.ts';
import { selectTileTrust, type TileTrust } from './select-tile-trust.ts';

/** What the city knows of its emergency calls and warnings, and what its sources allow to claim. */
export interface Safety {
  readonly calls: readonly OpenCall[];
  /** Over their target now, the most urgent first. */
  readonly over: readonly OpenCall[];
  /** `undefined` = it cannot be known: not 0. */
  readonly counts: CallCounts | undefined;
  readonly byDistrict: ReadonlyMap<DistrictCode, number>;
  readonly share: ResponseShareData | undefined;
  readonly callTrust: TileTrust;
  readonly alerts: readonly AlertMatter[];
  readonly alertTrust: TileTrust;
}

const CALLS: ShownByTile = { layers: ['incident'], domains: ['safety'] };
const NOWHERE: ReadonlySet<string> = new Set();

type Kinds = Pick<ByKind, 'incident' | 'indicator' | 'feed'>;

const isWarning = (matter: OpenMatter): matter is AlertMatter =>
  matter.kind === 'alert' && !isOwnAlarm(matter);

const sourcesOf = (events: readonly EventOf<'incident'>[]): ReadonlySet<string> =>
  new Set(events.map(({ data }) => data.provenance.feed));

/** Calls and warnings as of `nowMs`; `kinds` is absent before the first data. */
export function selectSafety(
  kinds: Kinds | undefined,
  matters: readonly OpenMatter[],
  nowMs: number,
): Safety {
  const incidents = kinds?.incident ?? new Map<string, EventOf<'incident'>>();
  const { clocks, share } = selectOfficeIndicators(kinds?.indicator ?? new Map());
  const calls = selectOpenCalls(incidents, clocks);
  const alerts = matters.filter(isWarning);
  const callFeeds = sourcesOf([...incidents.values()].filter(({ subject }) => clocks.has(subject)));
  const trustOf = (isBehind: (health: FeedHealth) => boolean): TileTrust =>
    selectTileTrust(kinds?.feed, recordedSources(kinds?.feed, isBehind));
  const callTrust = trustOf(feedsBehind(callFeeds, CALLS, NOWHERE));
  const isKnown = calls.length > 0 || (callFeeds.size > 0 && isTold(callTrust));
  return {
    calls,
    over: calls.filter((call) => isBreaching(call, nowMs)),
    counts: isKnown ? countCalls(calls, nowMs) : undefined,
    byDistrict: callsByDistrict(calls),
    share,
    callTrust,
    alerts,
    alertTrust: alertTrust(kinds?.feed, alerts),
  };
}
