import type { Instant } from '../../../contract/event.ts';
import { instantMs, instantOf } from '../../../contract/instant.ts';
import type { Declared, StageData, StageLevel } from '../../../contract/stage.ts';
import type { CityView } from '../city-view.ts';
import type { InterruptBudget } from '../interrupt-budget.ts';
import type { OfficePart } from '../office-part.ts';
import type { OfficeSettings } from '../office-settings.ts';
import { declaredWeather } from './declared-weather.ts';
import { askedLevel, judgedCriteria, type JudgedCriterion } from './judged-criteria.ts';
import { withAttention } from './stage-attention.ts';
import { orderCrisis, orderStage } from './stage-commands.ts';
import { COUNTED_KINDS, stageCounts } from './stage-counts.ts';
import { firstStage, stageEvent, stageInForce, type StageWords } from './stage-data.ts';
import { stageProposal, type Proposal } from './stage-proposal.ts';
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
  let lookedMs = Number.NEGATIVE_INFINITY;
  /** Feeds that were lost at the last look. */
  let lostBefore = '';

  const heldWords = (city: CityView, now: Instant): StageWords =>
    stageInForce(city.byKind.stage)?.data ?? firstStage(stage, now);

  return {
    kinds: new Set([...COUNTED_KINDS, 'alert']),
    observe: (events, _now, removed) => {
      counts.observe(events, removed);
      isWeatherStale ||=
        events.some(({ kind }) => kind === 'alert') ||
        removed.some((subject) => subject.startsWith('alert/'));
    },
    recall: (city, now) => {
      for (const kind of COUNTED_KINDS) {
        counts.observe([...city.byKind[kind].values()], []);
      }
      const held = stageInForce(city.byKind.stage)?.data;
      if (held === undefined) return;
      lookedMs = instantMs(now);
      const { level, since, holdsUntil, reasons } = held.proposed;
      proposal.recall({ level, sinceMs: instantMs(since), holdsUntilMs: instantMs(holdsUntil) });
      criteria.recall(reasons);
      const { annunciatedAt } = held;
      if (annunciatedAt === undefined) return;
      if (instantMs(annunciatedAt) > instantMs(now) - HOUR_MS)
        budget.recall(instantMs(annunciatedAt));
    },
    judge: (city, now) => {
      const nowMs = instantMs(now);
      const held = stageInForce(city.byKind.stage);
      const was = heldWords(city, now);
      const judged = criteria.at(city, counts.at(city), now);
      const step = proposal.step(askedLevel(judged), nowMs);
      if (isWeatherStale) weather = declaredWeather(city, stage.weatherFeeds);
      const isWeatherNews = isWeatherStale && !isSame(weather, was.weather);
      isWeatherStale = false;
      const { level } = step;
      const moved = {
        ...was,
        proposed: { ...was.proposed, level },
        history: withMove(was, level, now),
      };
      const words = withAttention(moved, budget, now);
      const isNews =
        held === undefined ||
        isWeatherNews ||
        level !== was.proposed.level ||
        words.annunciation !== was.annunciation;
      // The words are made when they are told: a criterion at its edge comes and goes with every value.
      const lost = [
        ...new Set(judged.flatMap((each) => each.lost.map(({ subject }) => subject))),
      ].join();
      if (!isNews && lost === lostBefore && minuteOf(nowMs) === minuteOf(lookedMs)) return [];
      lookedMs = nowMs;
      lostBefore = lost;
      const proposed = proposedWords(step, judged, settings);
      if (!isNews && isSame(numbers(proposed), numbers(was.proposed))) return [];
      return [stageEvent(settings, { ...words, names: stage.names, proposed, weather }, held, now)];
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

function proposedWords(
  { level, sinceMs, holdsUntilMs, isHeld }: Proposal,
  judged: readonly JudgedCriterion[],
  settings: OfficeSettings,
): StageData['proposed'] {
  return {
    level,
    since: instantOf(sinceMs),
    holdsUntil: instantOf(holdsUntilMs),
    ...(isHeld ? {} : { isDwelling: true }),
    reasons: stageReasons(judged, settings),
    unknown: unknownReasons(judged, level, settings),
  };
}

/** Whole minutes of the clock: the same after a restart. */
function minuteOf(ms: number): number {
  return Math.floor(ms / TOLD_EVERY_MS);
}

/** The history with the proposal's step up or down, if it made one. */
function withMove(was: StageWords, level: StageLevel, now: Instant): StageData['history'] {
  if (level === was.proposed.level) return was.history;
  const by = level > was.proposed.level ? 'rise' : 'fall';
  return [...was.history, { at: now, to: was.level, by, proposed: level }];
}

/** What can wait a minute; when it may fall moves on with every look while something holds. */
function numbers({ reasons, unknown, isDwelling = false }: StageData['proposed']) {
  return { reasons, unknown, isDwelling };
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
