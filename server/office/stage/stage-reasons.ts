import type { DistrictCode, Text } from '../../../contract/place.ts';
import type { StageData, StageLevel } from '../../../contract/stage.ts';
import { clockTime } from '../clock-time.ts';
import type { OfficeSettings } from '../office-settings.ts';
import type { JudgedCriterion } from './judged-criteria.ts';

/** Enough to look at; all of them are in what the criterion counts. */
const MOST_SUBJECTS = 12;
const MOST_DISTRICTS = 3;

type Reason = StageData['proposed']['reasons'][number];

/** What holds, the highest level first. */
export function stageReasons(
  judged: readonly JudgedCriterion[],
  settings: OfficeSettings,
): readonly Reason[] {
  return judged
    .filter(({ holds }) => holds)
    .toSorted((a, b) => Number(b.criterion.level) - Number(a.criterion.level))
    .map(({ criterion, count, since, lost }): Reason => {
      const where = mostOf(count.districts, settings);
      const isLast = lost.length > 0 || count.n === null;
      const from = since === undefined ? '' : clockTime(settings, since);
      const n = count.n === null ? '?' : grouped(count.n);
      const filled = (template: string, place: string): string =>
        template
          .replaceAll('{{n}}', n)
          .replaceAll('{{where}}', place)
          .replace(/\s*\(\)/, '');
      const { ko, en = ko } = criterion.text;
      return {
        criterion: criterion.id,
        ...(since === undefined ? {} : { since }),
        text: {
          ko: `${filled(ko, where.ko)} · ${from}부터${isLast ? ' · 자료 끊김, 마지막 값' : ''}`,
          en: `${filled(en, where.en)} · since ${from}${isLast ? ' · feed lost, last value' : ''}`,
        },
        subjects: count.subjects.slice(0, MOST_SUBJECTS),
      };
    });
}

/** What would raise the proposal but cannot be known: a line for each feed that is lost. */
export function unknownReasons(
  judged: readonly JudgedCriterion[],
  proposed: StageLevel,
  settings: OfficeSettings,
): readonly Text[] {
  const hidden = new Map<string, { text: Text; at: string | null; n: number }>();
  for (const { criterion, holds, lost } of judged) {
    if (holds || criterion.level <= proposed) continue;
    for (const { subject, data } of lost) {
      const n = (hidden.get(subject)?.n ?? 0) + 1;
      hidden.set(subject, { text: data.title, at: data.lastGood, n });
    }
  }
  return [...hidden.values()].map(({ text, at, n }) => {
    const { ko, en = ko } = text;
    const last = at === null ? undefined : clockTime(settings, at);
    return {
      ko: `${ko} ${last === undefined ? '자료 없음' : `${last} 이후 끊김`}: 기준 ${n}개를 알 수 없음`,
      en: `${en} ${last === undefined ? 'never heard' : `silent since ${last}`}: ${n} ${n === 1 ? 'criterion' : 'criteria'} cannot be known`,
    };
  });
}

function mostOf(
  codes: readonly DistrictCode[],
  { districts }: OfficeSettings,
): { readonly ko: string; readonly en: string } {
  const times = new Map<DistrictCode, number>();
  for (const code of codes) times.set(code, (times.get(code) ?? 0) + 1);
  const most = districts
    .filter(({ code }) => times.has(code))
    .toSorted((a, b) => (times.get(b.code) ?? 0) - (times.get(a.code) ?? 0))
    .slice(0, MOST_DISTRICTS)
    .map(({ name }) => name);
  return {
    ko: most.map(({ ko }) => ko).join('·'),
    en: most.map(({ ko, en }) => en ?? ko).join(', '),
  };
}

/** `1,870,000`, `48.6`: to one decimal. */
function grouped(n: number): string {
  const [whole = '', part] = String(Math.round(n * 10) / 10).split('.');
  const digits = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',');
  return part === undefined ? digits : `${digits}.${part}`;
}
