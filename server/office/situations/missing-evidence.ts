import type { FeedEvent } from '../../../contract/event.ts';
import { instantMs } from '../../../contract/instant.ts';
import type { Text } from '../../../contract/place.ts';
import type { MissingEvidence } from '../../../contract/situation.ts';
import type { CityView } from '../city-view.ts';
import type { Factor, SituationRule } from './situation-settings.ts';

/**
 * Factors that nothing, or not everything, can be said of: silence of a feed and a place without
 * gauges must not look like calm.
 */
export function missingEvidence(
  rule: SituationRule,
  city: CityView,
  hasGauge: (factor: Factor) => boolean,
  clock: (ms: number) => string,
): readonly MissingEvidence[] {
  return rule.factors.flatMap((factor) => {
    const { id, label, signs } = factor;
    const named = [...new Set(signs.flatMap(({ feeds }) => feeds))];
    const known = named.flatMap((feed) => city.byKind.feed.get(`feed/${feed}`) ?? []);
    const silent = known.filter(({ data }) => data.state !== 'live');
    if (known.length === 0) {
      const why = { ko: '이 도시에 연결된 자료 없음', en: 'no such feed in this city' };
      return [{ factor: id, label, feeds: named, why }];
    }
    if (silent.length > 0) {
      const feeds = silent.map(({ data }) => data.feed);
      return [{ factor: id, label, feeds, why: silence(silent, known.length, clock) }];
    }
    const isGauged = signs.every(
      ({ reads: { form } }) => form === 'observation' || form === 'limits',
    );
    if (isGauged && !hasGauge(factor)) {
      const why = { ko: '가까이에 계측기 없음', en: 'no gauge nearby' };
      return [{ factor: id, label, feeds: named, why }];
    }
    return [];
  });
}

const STATES: Readonly<Record<FeedEvent['data']['state'], Text & { readonly en: string }>> = {
  live: { ko: '정상', en: 'live' },
  late: { ko: '지연', en: 'late' },
  stale: { ko: '오래됨', en: 'stale' },
  down: { ko: '끊김', en: 'down' },
  'not-connected': { ko: '연결 안 됨', en: 'not connected' },
};

function silence(
  silent: readonly FeedEvent[],
  nKnown: number,
  clock: (ms: number) => string,
): Text {
  const parts = silent.map(({ data: { title, state, lastGood } }) => {
    const words = STATES[state];
    const at = lastGood === null ? undefined : clock(instantMs(lastGood));
    return {
      ko: `${title.ko} ${words.ko}${at === undefined ? '' : `, 마지막 수신 ${at}`}`,
      en: `${title.en ?? title.ko} ${words.en}${at === undefined ? '' : `, last heard ${at}`}`,
    };
  });
  const rest = nKnown > silent.length;
  return {
    ko: parts.map(({ ko }) => ko).join(' · ') + (rest ? ' (다른 자료로만 판단)' : ''),
    en: parts.map(({ en }) => en).join(' · ') + (rest ? ' (judged by other feeds only)' : ''),
  };
}
