import type { Text } from '../../../contract/place.ts';
import { instantOf } from '../../../contract/instant.ts';
import { clockTime } from '../clock-time.ts';
import type { OfficeSettings } from '../office-settings.ts';
import type { AlarmLevel, AlarmRule } from './alarm-rule.ts';
import { placeOf, type Watch } from './watch.ts';

/** "하수관 수위 90 %". */
export function alarmLabel({ label }: AlarmRule, level: AlarmLevel): Text {
  return {
    ko: `${label.ko} ${level.label.ko}`,
    en: `${label.en ?? label.ko}: ${level.label.en ?? level.label.ko}`,
  };
}

/** Two decimals of a length in metres, one of everything else. */
export function rounded(value: number, unit: string): number {
  const by = unit === 'm' ? 100 : 10;
  return Math.round(value * by) / by;
}

/** Why it is an alarm: place, value against limit, time of the value, how the number is made. */
export function alarmWhy(
  watch: Watch,
  level: AlarmLevel,
  settings: Pick<OfficeSettings, 'minuteOfDay'>,
): Text {
  const { rule, value, words, atMs } = watch;
  const { name } = placeOf(watch);
  // An alert without a place says in its own words what it is about.
  const about = name ?? (words === undefined ? rule.label : undefined);
  const ko = about === undefined ? [] : [about.ko];
  const en = about === undefined ? [] : [about.en ?? about.ko];
  const isNumber = value !== null && level.value !== undefined;
  if (isNumber) {
    const unit = unitText(rule);
    const shown = rounded(value, rule.unit);
    const limit = rounded(level.value, rule.unit);
    // Within the dead-band a value is an alarm that has not passed its limit: no ≥ between the two.
    const isAbove = rule.direction === 'above';
    ko.push(`${shown}${unit.ko}`, `· 기준 ${limit}${unit.ko} ${isAbove ? '이상' : '이하'}`);
    en.push(`${shown}${unit.en},`, `limit ${isAbove ? '≥' : '≤'} ${limit}${unit.en}`);
  }
  if (words !== undefined) {
    ko.push(words.ko);
    en.push(words.en ?? words.ko);
  }
  if (Number.isFinite(atMs)) {
    const time = clockTime(settings, instantOf(atMs));
    ko.push(isNumber ? `(${time} 값)` : `(${time} 현재)`);
    en.push(isNumber ? `(value of ${time})` : `(as of ${time})`);
  }
  if (rule.note !== undefined) {
    ko.push(`· ${rule.note.ko}`);
    en.push(`· ${rule.note.en ?? rule.note.ko}`);
  }
  return { ko: ko.join(' '), en: en.join(' ') };
}

function unitText({ unit, unitWord }: AlarmRule): { readonly ko: string; readonly en: string } {
  if (unitWord !== undefined) {
    return { ko: unitWord.ko, en: ` ${unitWord.en ?? unitWord.ko}` };
  }
  const shown = unit === '1' || unit === '' ? '' : ` ${unit.replaceAll(/[{}]/g, '')}`;
  return { ko: shown, en: shown };
}
