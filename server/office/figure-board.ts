import type { IndicatorEvent, Instant } from '../../contract/event.ts';
import type { FigureData } from '../../contract/indicator.ts';
import { instantMs, instantOf } from '../../contract/instant.ts';
import { derivedEvent } from './derived-event.ts';
import { figureHistory, STEP_MS, STRIP_LENGTH } from './figure-history.ts';
import type { FigureValue } from './figure-value.ts';
import { figureValue, type FigureInputs } from './figure-values.ts';
import { levelOf, type FigureSetting, type OfficeSettings } from './office-settings.ts';

/** Computes every figure at a tick and says what changed. */
export interface FigureBoard {
  judge(inputs: Omit<FigureInputs, 'feeds'>, now: Instant): readonly IndicatorEvent[];
  /** Goes on with the strips and the day's peaks that were in force before a restart. */
  recall(indicators: Iterable<IndicatorEvent>): void;
}

type Peak = NonNullable<FigureData['peak']>;

/** A figure whose value stands still is said again in each of these, so that its age stays true. */
const REPEAT_MS = 60_000;

export function figureBoard(settings: OfficeSettings): FigureBoard {
  const history = figureHistory(settings.past);
  const shown = new Map<string, { key: string; atMs: number }>();
  const peaks = new Map<string, { day: string; peak: Peak }>();
  let steppedMs = -1;

  const notePeak = (
    setting: FigureSetting,
    found: FigureValue,
    nowMs: number,
  ): Peak | undefined => {
    const day = settings.dayOf(nowMs);
    const held = peaks.get(setting.id);
    const today = held?.day === day ? held.peak : undefined;
    const { value, asOfMs } = found;
    if (value === null || asOfMs === undefined) return today;
    const isWorse =
      today === undefined ||
      (setting.direction === 'above' ? value > today.value : value < today.value);
    if (!isWorse) return today;
    const peak: Peak = {
      value,
      at: instantOf(asOfMs),
      ...(found.at === undefined ? {} : { place: found.at }),
      ...(settings.basisOf === undefined
        ? {}
        : { basis: settings.basisOf(`indicator/figure/${setting.id}`, instantOf(nowMs)) }),
    };
    peaks.set(setting.id, { day, peak });
    return peak;
  };

  const figureEvent = (setting: FigureSetting, found: FigureValue, now: Instant) => {
    const nowMs = instantMs(now);
    const normal = history.normal(setting.id, nowMs);
    const peak = notePeak(setting, found, nowMs);
    const level =
      found.value === null ? undefined : levelOf(found.value, setting.levels, setting.direction);
    const criterion = setting.levels.at(-1)?.value;
    const data = {
      form: 'figure' as const,
      figure: setting.id,
      label: setting.label,
      span: setting.span,
      value: found.value,
      unit: setting.unit,
      severity: level?.severity ?? ('Normal' as const),
      ...(normal === undefined ? {} : { normal }),
      ...(criterion === undefined ? {} : { criterion }),
      ...(peak === undefined ? {} : { peak }),
      ...(found.at === undefined ? {} : { at: found.at }),
      ...(found.inputs === undefined ? {} : { inputs: found.inputs }),
      asOf: found.asOfMs === undefined ? null : instantOf(found.asOfMs),
      derivedFrom: setting.feeds,
    };
    const key = JSON.stringify({ ...data, asOf: undefined });
    const before = shown.get(setting.id);
    // Whole minutes, so that a restart does not move them.
    const isOfSameMinute =
      before !== undefined && Math.floor(nowMs / REPEAT_MS) === Math.floor(before.atMs / REPEAT_MS);
    if (isOfSameMinute && before.key === key) return [];
    shown.set(setting.id, { key, atMs: nowMs });
    const subject = `indicator/figure/${setting.id}`;
    return [derivedEvent({ city: settings.city, subject, domain: setting.domain, now, data })];
  };

  const stripEvent = (setting: FigureSetting, untilMs: number) => {
    const bands = Array.from({ length: STRIP_LENGTH }, (_, index) =>
      history.normal(setting.id, untilMs - (STRIP_LENGTH - 1 - index) * STEP_MS),
    );
    return derivedEvent({
      city: settings.city,
      subject: `indicator/strip/${setting.id}`,
      domain: setting.domain,
      now: instantOf(untilMs),
      data: {
        form: 'strip',
        figure: setting.id,
        until: instantOf(untilMs),
        stepSec: STEP_MS / 1000,
        values: history.strip(setting.id, untilMs),
        low: bands.map((band) => band?.[0] ?? null),
        high: bands.map((band) => band?.[1] ?? null),
        derivedFrom: setting.feeds,
      },
    });
  };

  return {
    judge: (inputs, now) => {
      const stepMs = Math.floor(inputs.nowMs / STEP_MS) * STEP_MS;
      const isStep = stepMs !== steppedMs;
      steppedMs = stepMs;
      return settings.figures.flatMap((setting) => {
        const found = figureValue(setting.measure, { ...inputs, feeds: setting.feeds });
        const events: IndicatorEvent[] = figureEvent(setting, found, now);
        if (isStep) {
          history.set(setting.id, stepMs, found.value);
          events.push(stripEvent(setting, stepMs));
        }
        return events;
      });
    },
    recall: (indicators) => {
      for (const { data, time } of indicators) {
        if (data.form === 'strip') {
          history.recall(data);
          // That step has been told.
          steppedMs = Math.max(steppedMs, instantMs(data.until));
        }
        if (data.form !== 'figure' || data.peak === undefined) continue;
        peaks.set(data.figure, { day: settings.dayOf(instantMs(time)), peak: data.peak });
      }
    },
  };
}
