import type { Text } from '../../../contract/place.ts';
import type { Score } from './cluster-score.ts';
import type { Held } from './evidence-book.ts';
import type { Life, StepReason } from './situation-life.ts';
import type { SituationRule } from './situation-settings.ts';

/** So many reasons are named; the evidence itself lists more. */
const MOST_NAMED = 4;

/** What speaks most, one of each factor, strongest first. */
export function strongest(score: Score): readonly Held[] {
  return score.factors
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .flatMap(({ held }) => held.filter(({ isPast }) => !isPast).toSorted(byWeight)[0] ?? []);
}

export function byWeight(a: Held, b: Held): number {
  if (a.weight !== b.weight) return b.weight - a.weight;
  if (a.at !== b.at) return a.at > b.at ? -1 : 1;
  return a.key < b.key ? -1 : 1;
}

/** Why it stands as it does: factors, feeds, score, the strongest evidence, and what is not listed. */
export function standing(
  rule: SituationRule,
  score: Score,
  opens: number,
  counts: { readonly listed: number; readonly all: number; readonly incidents: number },
): Text {
  const { nFactors, nFeeds } = score;
  const all = rule.factors.length;
  const points = `${score.score.toFixed(2)}/${opens}`;
  const rest = counts.all - counts.listed;
  const ko = [
    `요인 ${all}개 중 ${nFactors}개, 자료 ${nFeeds}곳, 점수 ${points}`,
    ...namedIn(score, 'ko'),
    ...(counts.incidents > 0 ? [`열린 사건 ${counts.incidents}건`] : []),
    ...(rest > 0 ? [`근거 ${counts.all}건 중 ${counts.listed}건 표시`] : []),
  ];
  const en = [
    `${nFactors} of ${all} factors, ${nFeeds} feeds, score ${points}`,
    ...namedIn(score, 'en'),
    ...(counts.incidents > 0 ? [`${counts.incidents} open incidents`] : []),
    ...(rest > 0 ? [`${counts.listed} of ${counts.all} pieces of evidence listed`] : []),
  ];
  return { ko: ko.join(' · '), en: en.join(' · ') };
}

/** Why a step of its life was taken. */
export function stepWords(
  reason: StepReason,
  life: Life,
  rule: SituationRule,
  score: Score,
  opens: number,
  clock: (instant: string) => string,
): Text {
  const now = score.score.toFixed(2);
  const peak = life.peakScore.toFixed(2);
  const told = (ko: string, en: string): Text => ({
    ko: [ko, ...namedIn(score, 'ko')].join(' · '),
    en: [en, ...namedIn(score, 'en')].join(' · '),
  });
  switch (reason) {
    case 'opened':
      return told(
        `점수 ${now}, 기준 ${opens} 이상`,
        `score ${now}, at least the ${opens} that opens one`,
      );
    case 'rose':
      return told(`점수 ${now}로 오름`, `score rose to ${now}`);
    case 'worse':
      return told(`점수 ${now}, 단계 올라감`, `score ${now}, more severe`);
    case 'milder':
      return told(`점수 ${now}, 단계 내려감`, `score ${now}, less severe`);
    case 'peaked':
      return {
        ko: `${rule.peakAfterMin}분 동안 더 오르지 않음, 최고 ${peak} (${clock(life.peakedAt)})`,
        en: `no higher for ${rule.peakAfterMin} min, peak ${peak} at ${clock(life.peakedAt)}`,
      };
    case 'fell':
      return {
        ko: `점수 ${now}로 내림, 최고 ${peak} (${clock(life.peakedAt)})`,
        en: `score fell to ${now}, peak ${peak} at ${clock(life.peakedAt)}`,
      };
    case 'joined':
      return told('다른 상황이 합쳐짐', 'another situation has joined it');
    case 'gone':
      return { ko: '근거가 더 없음', en: 'no evidence left' };
    case 'over':
      return {
        ko: `${rule.dwellMin}분 동안 점수 ${rule.closesAt} 아래`,
        en: `score below ${rule.closesAt} for ${rule.dwellMin} min`,
      };
  }
}

/** With the word that nobody has seen it as it is now. */
export function askingAgain({ ko, en = ko }: Text): Text {
  return { ko: `${ko} · 다시 확인 필요`, en: `${en} · to be acknowledged again` };
}

function namedIn(score: Score, language: 'ko' | 'en'): readonly string[] {
  return strongest(score)
    .slice(0, MOST_NAMED)
    .map((held) => held.text())
    .map(({ ko, en = ko }) => (language === 'en' ? en : ko));
}
