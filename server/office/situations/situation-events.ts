import { SEVERITIES, type Instant, type SituationEvent } from '../../../contract/event.ts';
import { instantMs } from '../../../contract/instant.ts';
import type { Coordinate, DistrictCode, Text } from '../../../contract/place.ts';
import type { CityView } from '../city-view.ts';
import { inCharge } from '../contact-book.ts';
import { madeEvent } from '../made-event.ts';
import type { Cluster } from './cell-clusters.ts';
import { districtsOf, opensAt, type Score } from './cluster-score.ts';
import { exposedPeople } from './exposed-people.ts';
import { filled } from './filled.ts';
import type { GaugePlaces } from './gauge-places.ts';
import type { WatchParts } from './hazard-watch.ts';
import { missingEvidence } from './missing-evidence.ts';
import { isWorthTelling, picture, type Picture } from './picture.ts';
import { areaKm2, districtsText, listedEvidence, outline } from './situation-data.ts';
import { severityAt, sinceOf, type Life, type StepReason } from './situation-life.ts';
import { NOBODY, toldPeople, unacknowledged } from './situation-people.ts';
import { askingAgain, standing, stepWords, strongest } from './situation-words.ts';

/** What is told between the steps of a life is told at most so often. */
const TELL_AT_MOST_MS = 60_000;
const MOST_STEPS = 40;

/** Makes the events of one hazard's situations: when something a person would care about changes. */
export interface SituationEvents {
  /** Whether it is time to look if something changed that is worth telling between the steps. */
  isDue(life: Life, now: Instant): boolean;
  opened(
    cluster: Cluster,
    score: Score,
    now: Instant,
    from: Life | undefined,
    open: Iterable<Life>,
  ): Life;
  tell(
    life: Life,
    cluster: Cluster,
    score: Score,
    city: CityView,
    now: Instant,
    reason: StepReason | undefined,
  ): void;
  tellMerged(life: Life, cluster: Cluster, score: Score, city: CityView, now: Instant): void;
  recall(event: SituationEvent, life: Life, now: Instant): void;
  /** What was told since it was last asked. */
  take(): readonly SituationEvent[];
}

export function situationEvents(parts: WatchParts, gauges: GaugePlaces): SituationEvents {
  const { rule, settings, office, ground, around, budget, clock } = parts;
  const basins = new Map(settings.basins.map((basin) => [basin.id, basin]));
  const categories = new Set(rule.incidents);
  const shown = new Map<Life, Picture>();
  const lookedMs = new Map<Life, number>();
  const basinOfLife = new Map<string, string>();
  let told: SituationEvent[] = [];
  const clockAt = (instant: Instant): string => clock(instantMs(instant));

  const districtsIn = (cluster: Cluster): readonly DistrictCode[] => {
    const own = districtsOf(ground, cluster.cells);
    return office.districts.map(({ code }) => code).filter((code) => own.has(code));
  };
  const placeOf = (cluster: Cluster, codes: readonly DistrictCode[]): Text => {
    const basin = cluster.basin === undefined ? undefined : basins.get(cluster.basin);
    if (basin !== undefined) return basin.name;
    const names = office.districts.filter(({ code }) => codes.includes(code));
    return districtsText(names.map(({ name }) => name));
  };

  const write = (
    life: Life,
    cluster: Cluster,
    score: Score,
    city: CityView,
    now: Instant,
    held: SituationEvent | undefined,
  ): void => {
    const { cells, basin } = cluster;
    const { endedAt } = life;
    const districts =
      held !== undefined && cells.size === 0 ? held.data.districts : districtsIn(cluster);
    const evidence = listedEvidence(score);
    const inside = around.inside(cells, categories);
    const focus = strongest(score).find(({ place }) => place !== undefined)?.place;
    const all = score.factors.reduce((sum, factor) => sum + factor.held.length, 0);
    const counts = { listed: evidence.length, all, incidents: inside.nIncidents };
    const name = basin === undefined ? undefined : basins.get(basin)?.name.ko;
    const since = endedAt === undefined ? sinceOf(life) : undefined;
    const { mergedInto, splitFrom, causedBy, annunciatedAt, mergedFrom } = life;
    const isBare = held !== undefined && cells.size === 0;
    const place = isBare ? held.data.place : placeOf(cluster, districts);
    const event = madeEvent({
      city: office.city,
      kind: 'situation',
      subject: life.subject,
      domain: rule.domain,
      now,
      held,
      isEnded: endedAt !== undefined,
      geometry: isBare ? held.data.geometry : outline(cells),
      districts,
      data: {
        derivedFrom: [...new Set(evidence.map(({ subject }) => subject))],
        why: standing(rule, score, opensAt(rule, basin), counts),
        rule: rule.id,
        hazard: rule.hazard,
        ...(name === undefined ? {} : { basin: name }),
        ...(place === undefined ? {} : { place }),
        title: isBare ? held.data.title : filled(rule.title, { place: place ?? { ko: '' } }),
        phase: life.phase,
        severity: life.severity,
        score: score.score,
        opensAt: opensAt(rule, basin),
        peakScore: life.peakScore,
        openedAt: life.openedAt,
        peakedAt: life.peakedAt,
        ...(endedAt === undefined ? {} : { endedAt }),
        ...(since === undefined ? {} : { since }),
        course: life.course,
        evidence: isBare ? held.data.evidence.map((one) => ({ ...one, isPast: true })) : evidence,
        missing: missingEvidence(rule, city, (factor) => gauges.isNear(factor, cells), clock),
        cells: isBare ? held.data.cells : [...cells].toSorted(),
        areaKm2: isBare ? held.data.areaKm2 : areaKm2(cells),
        exposed: isBare
          ? held.data.exposed
          : exposedPeople(cells, ground, office.districts, settings.districtAreasKm2),
        incharge: inCharge(office.contacts, rule.hazard, districts),
        cameras: focus === undefined ? (held?.data.cameras ?? []) : camerasNear(cells, focus),
        incidents: inside.incidents,
        closures: inside.closures,
        alarms: inside.alarms,
        ...(mergedFrom.length === 0 ? {} : { mergedFrom }),
        ...(mergedInto === undefined ? {} : { mergedInto }),
        ...(splitFrom === undefined ? {} : { splitFrom }),
        ...(causedBy === undefined ? {} : { causedBy }),
        annunciation: life.annunciation,
        ...(annunciatedAt === undefined ? {} : { annunciatedAt }),
        ...toldPeople(life.people),
      },
    });
    told.push(event);
    if (endedAt === undefined) shown.set(life, picture(event));
    else {
      shown.delete(life);
      lookedMs.delete(life);
      basinOfLife.delete(life.subject);
    }
  };
  const camerasNear = (cells: ReadonlySet<string>, focus: Coordinate) =>
    around.cameras(cells, focus);

  /** Opening and a rise may interrupt; what the budget refuses is rolled up, never dropped. */
  const annunciate = (life: Life, now: Instant): void => {
    if (SEVERITIES.indexOf(life.severity) > SEVERITIES.indexOf(rule.interruptFrom)) return;
    const may = budget.ask(life.severity, instantMs(now));
    if (may) life.annunciatedAt = now;
    life.annunciation = may || life.annunciation === 'interrupt' ? 'interrupt' : 'rolled-up';
  };
  const step = (life: Life, at: Instant, why: Text): void => {
    const { phase, severity, score, course } = life;
    const [first, ...rest] = [...course, { at, phase, severity, score, why }];
    if (first !== undefined) life.course = [first, ...rest.slice(1 - MOST_STEPS)];
  };
  const isDue = (life: Life, now: Instant): boolean => {
    const seenMs = Math.max(lookedMs.get(life) ?? 0, shown.get(life)?.atMs ?? 0);
    // Whole minutes of its life: the same after a restart.
    const openedMs = instantMs(life.openedAt);
    const slotOf = (ms: number): number => Math.floor((ms - openedMs) / TELL_AT_MOST_MS);
    return slotOf(instantMs(now)) > slotOf(seenMs);
  };
  const heldEvent = (city: CityView, life: Life): SituationEvent | undefined =>
    city.byKind.situation.get(life.subject);

  return {
    isDue,
    opened: (cluster, score, now, from, open) => {
      const place = cluster.basin ?? districtsIn(cluster)[0] ?? [...cluster.cells].toSorted()[0];
      const named = `situation/${rule.id}/${place}/${now}`;
      const lives = [...open];
      const isTaken = lives.some(({ subject }) => subject === named);
      const subject = isTaken ? `${named}/${[...cluster.cells].toSorted()[0]}` : named;
      if (cluster.basin !== undefined) basinOfLife.set(subject, cluster.basin);
      const above = basins.get(cluster.basin ?? '')?.upstream ?? [];
      const cause = lives.find((life) => above.includes(basinOfLife.get(life.subject) ?? ''));
      return {
        subject,
        openedAt: now,
        phase: 'open',
        severity: severityAt(score.score, rule),
        score: score.score,
        peakScore: score.score,
        peakedAt: now,
        rise: { score: score.score, atMs: instantMs(now) },
        course: [],
        mergedFrom: [],
        annunciation: 'listed',
        people: NOBODY,
        ...(from === undefined ? {} : { splitFrom: from.subject }),
        ...(cause === undefined ? {} : { causedBy: cause.subject }),
      };
    },
    tell: (life, cluster, score, city, now, moved) => {
      const held = heldEvent(city, life);
      if (moved === 'worse') life.people = unacknowledged(life.people);
      const asksAgain =
        held?.data.acknowledged !== undefined && life.people.acknowledged === undefined;
      const reason = moved ?? (life.isJoined === true ? 'joined' : undefined);
      delete life.isJoined;
      if (reason === 'opened' || reason === 'worse' || asksAgain) annunciate(life, now);
      if (reason !== undefined) {
        const opens = opensAt(rule, cluster.basin);
        const why = stepWords(reason, life, rule, score, opens, clockAt);
        step(life, now, asksAgain ? askingAgain(why) : why);
      }
      const before = shown.get(life);
      if (reason === undefined) {
        if (!isDue(life, now)) return;
        lookedMs.set(life, instantMs(now));
        const inside = around.inside(cluster.cells, categories);
        const missing = missingEvidence(
          rule,
          city,
          (factor) => gauges.isNear(factor, cluster.cells),
          clock,
        );
        if (before !== undefined && !isWorthTelling(before, life, cluster, score, inside, missing))
          return;
      }
      write(life, cluster, score, city, now, held);
    },
    tellMerged: (life, cluster, score, city, now) => {
      const into = life.mergedInto ?? '';
      const other = city.byKind.situation.get(into)?.data.title ?? { ko: into };
      step(life, now, {
        ko: `${other.ko}에 합쳐짐`,
        en: `joined ${other.en ?? other.ko}`,
      });
      write(life, { ...cluster, cells: new Set() }, score, city, now, heldEvent(city, life));
    },
    recall: (event, life, now) => {
      shown.set(life, picture(event));
      lookedMs.set(life, instantMs(now));
      const basin = settings.basins.find(({ name }) => name.ko === event.data.basin);
      if (basin !== undefined) basinOfLife.set(life.subject, basin.id);
    },
    take: () => {
      const events = told;
      told = [];
      return events;
    },
  };
}
