import type { Basis, EventData, Instant } from './event.ts';
import type { DistrictCode, Text } from './place.ts';

/**
 * A figure of the administration, by period, from an upload or a poll: a city indicator, prices,
 * budget, energy, greenhouse gas, ridership. `indicator/city/<id>`
 */
export interface StatisticData extends EventData {
  readonly form: 'statistic';
  readonly statistic: string;
  /** Theme of the city, e.g. `안전한`, `energy`. */
  readonly theme: { readonly id: string; readonly name: Text };
  readonly label: Text;
  readonly unit: Text;
  readonly value: number | null;
  /** What the value is of: a year, a month, a day; both ends included. */
  readonly period: { readonly from: string; readonly to: string; readonly label: Text };
  readonly target?: number;
  readonly targetBy?: string;
  /** The higher the better, or the lower. */
  readonly better: 'higher' | 'lower' | 'neither';
  /** Earlier periods, oldest first. */
  readonly past: readonly { readonly label: string; readonly value: number | null }[];
  /** Part of the target reached, 1 = all; absent without one. */
  readonly attainment?: number;
  readonly district?: DistrictCode;
  readonly publishedAt?: Instant;
  readonly sourceName: Text;
  readonly sourceUrl?: string;
  readonly basis?: Basis;
}

/** A pledge or a major project and how far it is. `indicator/pledge/<id>` */
export interface PledgeData extends EventData {
  readonly form: 'pledge';
  readonly pledge: string;
  readonly nature: 'pledge' | 'project';
  readonly theme: { readonly id: string; readonly name: Text };
  readonly title: Text;
  readonly department: Text;
  /** 0 … 100, as told. */
  readonly progressPct: number | null;
  readonly state: 'planned' | 'running' | 'done' | 'delayed' | 'stopped';
  readonly dueOn?: string;
  readonly budgetWon?: number;
  readonly spentWon?: number;
  readonly milestones: readonly {
    readonly name: Text;
    readonly on: string;
    readonly isDone: boolean;
  }[];
  readonly sourceName: Text;
  readonly sourceUrl?: string;
}

/** A vote of citizens (mVoting) with its results. `indicator/vote/<id>` */
export interface VoteData extends EventData {
  readonly form: 'vote';
  readonly vote: string;
  readonly title: Text;
  readonly from: string;
  readonly to: string;
  readonly options: readonly { readonly name: Text; readonly votes: number }[];
  readonly voters: number;
  readonly outcome?: Text;
  readonly sourceName: Text;
  readonly sourceUrl?: string;
}

type CountScalar = string | number | boolean;
type CountConditions = Readonly<Record<string, CountScalar | readonly CountScalar[]>>;

/**
 * Score of each district and domain: 1 = as its target, above better (after CityScore). Each part
 * tells what it is counted from, so that it can be counted again. `indicator/scores`
 */
export interface ScoresData extends EventData {
  readonly form: 'scores';
  readonly until: Instant;
  readonly windowSec: number;
  /** `null` = it cannot be known now. Keys: district code, then domain. */
  readonly scores: Readonly<Record<DistrictCode, Readonly<Record<string, number | null>>>>;
  /** In the city's order. */
  readonly domains: readonly { readonly id: string; readonly name: Text }[];
  /** No score is above it. */
  readonly cap: number;
  /** Mean of a district's domains that are known, and how many are. */
  readonly total: Readonly<
    Record<DistrictCode, { readonly score: number | null; readonly known: number }>
  >;
  readonly parts: readonly {
    readonly id: string;
    readonly domain: string;
    readonly label: Text;
    readonly target: number;
    readonly unit: Text;
    readonly better: 'higher' | 'lower';
    readonly actual: Readonly<Record<DistrictCode, number | null>>;
    /** Query of `GET /api/v1/events` that gives what was counted; `{district}` stands for the code. */
    readonly events: string;
    /** How `actual` is counted from them, so that it can be counted again. */
    readonly count: {
      /** A number of things, or per cent of them. */
      readonly form: 'count' | 'share';
      /** Path in an event's data → the value, or one of several. */
      readonly where: CountConditions;
      readonly among: CountConditions;
      /** Stage `to` reached within so many seconds of stage `from`. */
      readonly within?: { readonly from: string; readonly to: string; readonly sec: number };
      /** The number is for so many inhabitants. */
      readonly perPeople?: number;
    };
  }[];
  readonly derivedFrom: readonly string[];
}

/** Complaints and reports by kind and district with their trend. `indicator/complaints` */
export interface ComplaintsData extends EventData {
  readonly form: 'complaints';
  readonly until: Instant;
  readonly windowSec: number;
  readonly kinds: readonly {
    readonly code: string;
    readonly name: Text;
    readonly n: number;
    /** Of the window before; `null` = not held. */
    readonly before: number | null;
    readonly open: number;
    readonly byDistrict: Readonly<Record<DistrictCode, number>>;
  }[];
  /** From when on requests are held: what was made before is in no number. */
  readonly heldFrom: Instant | null;
  /** Feeds that cannot be heard now: what they would tell is missing. */
  readonly unheard: readonly string[];
  /** Query of `GET /api/v1/events` that gives the requests of the window. */
  readonly events: string;
  readonly derivedFrom: readonly string[];
}
