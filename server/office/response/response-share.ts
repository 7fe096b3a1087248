import { instantOf } from '../../../contract/instant.ts';
import type { DistrictCode, Text } from '../../../contract/place.ts';
import type { ResponseShareData } from '../../../contract/response.ts';
import type { ResponseLedger, TimedCall } from './response-ledger.ts';
import type { ResponseSettings } from './response-settings.ts';

type Shares = Pick<
  ResponseShareData,
  'since' | 'goldenSec' | 'byDistrict' | 'city' | 'segments' | 'why'
>;

/** Shares of the calls of the last 24 h; a district without a timed call has none, not 0 %. */
export function responseShares(
  ledger: ResponseLedger,
  settings: ResponseSettings,
  codes: readonly DistrictCode[],
  nowMs: number,
): Shares {
  const { sinceMs, calls: found } = ledger.calls(nowMs);
  const calls = [...found].filter(({ receivedMs }) => receivedMs <= nowMs);
  const goldenSec = settings.golden.sec;
  const of = new Map<DistrictCode, TimedCall[]>(codes.map((code) => [code, []]));
  for (const call of calls) for (const code of call.districts) of.get(code)?.push(call);
  const city = shareOf(calls, goldenSec);
  const hours = Math.round((nowMs - sinceMs) / 360_000) / 10;
  return {
    since: instantOf(sinceMs),
    goldenSec,
    byDistrict: Object.fromEntries([...of].map(([code, own]) => [code, shareOf(own, goldenSec)])),
    city: { calls: city.calls, timed: city.timed, sharePct: city.sharePct },
    segments: settings.segments.map(({ id, label, targetSec, sharePct: targetPct }) => {
      const took = calls.flatMap(({ segments }) => segments.get(id) ?? []);
      const met = took.filter((sec) => sec <= targetSec).length;
      return {
        id,
        label,
        targetSec,
        ...(targetPct === undefined ? {} : { targetPct }),
        timed: took.length,
        breaches: took.length - met,
        sharePct: percent(met, took.length),
      };
    }),
    why: whyOf(city, goldenSec, hours),
  };
}

function shareOf(
  calls: readonly TimedCall[],
  goldenSec: number,
): ResponseShareData['byDistrict'][string] {
  const took = calls.flatMap((call) => call.goldenSec ?? []).toSorted((a, b) => a - b);
  const inTime = took.filter((sec) => sec <= goldenSec).length;
  const middle = (took.length - 1) / 2;
  const [low, high] = [took[Math.floor(middle)], took[Math.ceil(middle)]];
  return {
    calls: calls.length,
    timed: took.length,
    inTime,
    sharePct: percent(inTime, took.length),
    medianSec: low === undefined || high === undefined ? null : Math.round((low + high) / 2),
  };
}

/** To one decimal; of nothing there is no share. */
function percent(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part / whole) * 1000) / 10;
}

function whyOf(
  { calls, timed, inTime }: ResponseShareData['byDistrict'][string],
  goldenSec: number,
  hours: number,
): Text {
  return {
    ko: `최근 ${hours}시간 출동 ${calls}건 중 시각을 아는 ${timed}건, ${goldenSec}초 안에 도착 ${inTime}건`,
    en: `${calls} calls in the last ${hours} h, ${timed} with both times, ${inTime} reached within ${goldenSec} s`,
  };
}
