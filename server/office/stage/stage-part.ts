import type { Instant } from '../../../contract/event.ts';
import { instantMs, instantOf } from '../../../contract/instant.ts';
import type { Declared, StageData } from '../../../contract/stage.ts';
import type { CityView } from '../city-view.ts';
import type { InterruptBudget } from '../interrupt-budget.ts';
import type { OfficePart } from '../office-part.ts';
import type { OfficeSettings } from '../office-settings.ts';
import { declaredWeather } from './declared-weather.ts';
import { askedLevel, judgedCriteria } from './judged-criteria.ts';
import { withAttention } from './stage-attention.ts';
import { orderCrisis, orderStage } from './stage-commands.ts';
import { stageCounts } from './stage-counts.ts';
import { firstStage, stageEvent, stageInForce, type StageWords } from './stage-data.ts';
import { stageProposal } from './stage-proposal.ts';
import { stageReasons, unknownReasons } from './stage-reasons.ts';
import type { StageSettings } from './stage-settings.ts';

/** Numbers within the reasons are told so often; what changes the stage is told at once. */
const TOLD_EVERY_MS = 60_000;
const HOUR_MS = 3_600_000;

/** The city's stage: proposed by criteria, in force by a person's word. */
export function stagePart(
  settings: OfficeSettings & { readonly stage: StageSettings },
  budget: InterruptBudget,
): OfficePart {
  const { stage } = settings;
  const counts = stageCounts(stage.criteria);
  const criteria = judgedCriteria();
  const proposal = stageProposal(stage.confirmSec * 1000, stage.dwellMin * 60_000);
  let weather: readonly Declared[] = [];
  let isWeatherStale = true;
  let toldMs = Number.NEGATIVE_INFINITY;

  const heldWords = (city: CityView, now: Instant): StageWords =>
    stageInForce(city.byKind.stage)?.data ?? firstStage(stage, now);
  const weatherNow = (city: CityView): readonly Declared[] => {
    if (isWeatherStale) weather = declaredWeather(city, stage.weatherFeeds);
    isWeatherStale = false;
    return weather;
  };
  const proposedNow = (city: CityView, now: Instant): StageData['proposed'] => {
    const judged = criteria.at(city, counts.at(city), now);
    const { level, sinceMs, holdsUntilMs, isHeld } = proposal.step(
      askedLevel(judged),
      instantMs(now),
    );
    return {
      level,
      since: instantOf(sinceMs),
      holdsUntil: instantOf(holdsUntilMs),
      ...(isHeld ? {} : { isDwelling: true }),
      reasons: stageReasons(judged, settings),
      unknown: unknownReasons(judged, level, settings),
    };
  };

  return {
    observe: (events, _now, removed) => {
      counts.observe(events, removed);
      isWeatherStale ||=
        events.some(({ kind }) => kind === 'alert') ||
        removed.some((subject) => subject.startsWith('alert/'));
    },
    recall: (city, now) => {
      for (const kind of ['situation', 'alarm', 'incident', 'indicator'] as const) {
        counts.observe([...city.byKind[kind].values()], []);
      }
      const held = stageInForce(city.byKind.stage)?.data;
      if (held === undefined) return;
      const { level, since, holdsUntil, reasons } = held.proposed;
      proposal.recall({ level, sinceMs: instantMs(since), holdsUntilMs: instantMs(holdsUntil) });
      criteria.recall(reasons);
      const { annunciatedAt } = held;
      if (annunciatedAt === undefined) return;
      if (instantMs(annunciatedAt) > instantMs(now) - HOUR_MS)
        budget.recall(instantMs(annunciatedAt));
    },
    judge: (city, now) => {
      const held = stageInForce(city.byKind.stage);
      const was = heldWords(city, now);
      const proposed = proposedNow(city, now);
      const words = withAttention(
        {
          ...was,
          names: stage.names,
          proposed,
          weather: weatherNow(city),
          history: withMove(was, proposed, now),
        },
        budget,
        now,
      );
      const isDue = instantMs(now) - toldMs >= TOLD_EVERY_MS;
      const isNews = held === undefined || essence(words) !== essence(was);
      if (!isNews && !(isDue && numbers(words) !== numbers(was))) return [];
      toldMs = instantMs(now);
      return [stageEvent(settings, words, held, now)];
    },
    command: (city, order, now) => {
      if (order.name !== 'stage' && order.name !== 'crisis') return undefined;
      const held = heldWords(city, now);
      const ordered =
        order.name === 'stage'
          ? orderStage(held, order, now)
          : orderCrisis(held, order, stage.crisis, now);
      if (!ordered.ok) return ordered;
      const event = stageEvent(settings, ordered.words, stageInForce(city.byKind.stage), now);
      return { ok: true, subject: event.subject, events: [event] };
    },
  };
}

/** The history with the proposal's step up or down, if it made one. */
function withMove(
  was: StageWords,
  { level }: StageData['proposed'],
  now: Instant,
): StageData['history'] {
  if (level === was.proposed.level) return was.history;
  const by = level > was.proposed.level ? 'rise' : 'fall';
  return [...was.history, { at: now, to: was.level, by, proposed: level }];
}

/** What is told at once. */
function essence({ level, proposed, annunciation, weather, crisis }: StageWords): string {
  return JSON.stringify([level, proposed.level, annunciation, weather, crisis]);
}

/** What can wait: a criterion at its edge may come and go with every value. */
function numbers({ proposed }: StageWords): string {
  const { reasons, unknown, isDwelling = false } = proposed;
  return JSON.stringify([reasons, unknown, isDwelling]);
}
