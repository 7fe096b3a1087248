import type { Instant } from './event.ts';
import type { Bounds, LonLat, Text } from './place.ts';
import type { ScreenState } from './screen.ts';

/** What somebody with a paired phone, a voice or the palette tells a wall. The same everywhere. */
export type PresenterCommand =
  /** `subject` = the situation of the takeover. */
  | { readonly type: 'scene'; readonly scene: string; readonly subject?: string }
  /** Scenes take turns again, as the director decides. */
  | { readonly type: 'release' }
  | { readonly type: 'layer'; readonly layer: string; readonly isShown: boolean }
  /** To a place with so much ground in sight, to an area, or home to the whole city. */
  | { readonly type: 'fly'; readonly to: LonLat; readonly widthM: number; readonly name?: Text }
  | { readonly type: 'fly-area'; readonly bounds: Bounds; readonly name?: Text }
  | { readonly type: 'fly-home' }
  /** One thing in a white ring, the rest dimmed; absent = off. */
  | { readonly type: 'spotlight'; readonly subject?: string }
  | { readonly type: 'time'; readonly at: Instant }
  | { readonly type: 'speed'; readonly speed: number }
  | { readonly type: 'pause'; readonly isPaused: boolean }
  | { readonly type: 'live' }
  | { readonly type: 'blank'; readonly isBlank: boolean }
  | { readonly type: 'language'; readonly language: string }
  /** A board for visitors; without a title it is taken down. */
  | { readonly type: 'welcome'; readonly title?: string; readonly lines?: readonly string[] }
  /** To a step of a script (0 = first); the wall does what stands there. */
  | { readonly type: 'script'; readonly script: string; readonly step: number }
  | { readonly type: 'script-end' }
  /** Shows for 10 s which screen this is. */
  | { readonly type: 'identify' }
  | { readonly type: 'reload' };

export const PRESENTER_COMMANDS = [
  'scene',
  'release',
  'layer',
  'fly',
  'fly-area',
  'fly-home',
  'spotlight',
  'time',
  'speed',
  'pause',
  'live',
  'blank',
  'language',
  'welcome',
  'script',
  'script-end',
  'identify',
  'reload',
] as const satisfies readonly PresenterCommand['type'][];

/**
 * A phone asks to drive the wall that shows this code, or comes back with the pass it was given.
 * `name` is what the wall calls it. A pass is good for 30 min without the phone, in memory only.
 */
export type PairRequest =
  | { readonly code: string; readonly name: string }
  | { readonly pass: string; readonly name: string };
export type PairAnswer =
  | {
      readonly ok: true;
      /** Id of the wall. */
      readonly screen: string;
      readonly screenName?: string;
      /** Lets the same phone come back after a cut without a new code. */
      readonly pass: string;
      /** `null` = the wall has not said yet, or is gone at the moment. */
      readonly state: ScreenState | null;
    }
  | {
      readonly ok: false;
      readonly code: 'wrong-code' | 'too-often' | 'gone';
      readonly problem: Text;
    };

/** One command to the paired wall; the same key is carried out once. */
export interface DriveRequest {
  readonly key: string;
  readonly command: PresenterCommand;
}
/**
 * `tookMs` = until the wall said it has taken it. `gone`: the wall is not connected, or said nothing
 * for 2 s; then it may have been carried out all the same.
 */
export type DriveAnswer =
  | { readonly ok: true; readonly tookMs: number }
  | {
      readonly ok: false;
      readonly code: 'not-paired' | 'gone' | 'bad-request' | 'refused';
      readonly problem: Text;
    };

/** A command as the wall hears it. */
export interface Driven {
  readonly key: string;
  readonly command: PresenterCommand;
  /** Who: the phone's name, or the person's by the office. */
  readonly by: string;
}
/** The wall's word on it. */
export type DrivenAnswer = { readonly ok: true } | { readonly ok: false; readonly problem: Text };

/** A briefing for visits: scenes in order, with what to say. `cities/<id>/scripts/<id>.yaml` */
export interface Script {
  readonly id: string;
  readonly title: Text;
  readonly steps: readonly {
    readonly title: Text;
    readonly note: Text;
    readonly commands: readonly PresenterCommand[];
    /** How long it is meant to take; the presenter decides. */
    readonly sec?: number;
  }[];
}
/** `GET /api/v1/scripts`. */
export interface ScriptsAnswer {
  readonly scripts: readonly Script[];
}
