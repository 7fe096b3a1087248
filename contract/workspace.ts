import type { Instant } from './event.ts';
import type { LonLat } from './place.ts';

/** An instant worth coming back to. */
export interface Bookmark {
  readonly at: Instant;
  readonly name: string;
}

/** What an analyst keeps of the desk: how it looks, and what was thought. */
export interface WorkspaceContent {
  readonly name: string;
  /** Query of `/explore`; without `at` it opens at the time its reader is at. */
  readonly view: string;
  readonly bookmarks: readonly Bookmark[];
  readonly notes: string;
  /** Whoever reaches this server may open it. */
  readonly isShared: boolean;
  /** If shared: whoever of the office has a token may change it, too. */
  readonly isOpenToChange: boolean;
}

export interface Workspace extends WorkspaceContent {
  readonly id: string;
  /** Name of the person, as the office knows it. */
  readonly owner: string;
  /** From 1; a change names the one it was made from. */
  readonly version: number;
  readonly createdAt: Instant;
  readonly changedAt: Instant;
  readonly changedBy: string;
}

export const WORKSPACE_LIMITS = {
  /** Of one person, and of all of them. */
  ofOwner: 50,
  ofAll: 2000,
  nameChars: 80,
  viewChars: 8000,
  bookmarks: 50,
  notesChars: 8000,
  rules: 50,
  /** Of a whole request; enough for all of the above in any script, also with every letter escaped. */
  bytes: 256 * 1024,
  /** People at once in one workspace. */
  colleagues: 20,
} as const;

/** One of the list. */
export type WorkspaceEntry = Pick<
  Workspace,
  'id' | 'name' | 'owner' | 'isShared' | 'isOpenToChange' | 'version' | 'changedAt' | 'changedBy'
> & {
  /** What the sender may do with it; `own` = also share and delete it. */
  readonly may: 'read' | 'change' | 'own';
};

/** `GET /api/v1/workspaces`: one's own and the shared ones, changed last first. */
export interface WorkspacesAnswer {
  readonly workspaces: readonly WorkspaceEntry[];
  /** How many more the sender may keep; `null` = nobody known, who keeps none here. */
  readonly left: number | null;
}

/** Body of `POST /api/v1/workspaces`: the same key of the same person makes one workspace. */
export interface NewWorkspace extends WorkspaceContent {
  readonly key: string;
}

/** Body of `PUT /api/v1/workspaces/{id}`: `version` = the one that was changed. */
export interface ChangedWorkspace extends WorkspaceContent {
  readonly version: number;
}

/** When somebody wants to be told; `value` rules of one thing, `layer` rules of all rows of a layer. */
export type WatchRule = { readonly id: string; readonly name: string } & (
  | {
      readonly type: 'value';
      readonly subject: string;
      /** `above`: at the limit or over it. */
      readonly side: 'above' | 'below';
      readonly limit: number;
    }
  | {
      readonly type: 'layer';
      readonly layer: string;
      /** Words that a row must have; '' = any. */
      readonly text: string;
      /** 0 정상 … 4 심각: this or worse. */
      readonly level: number;
    }
);

/** `GET` and body of `PUT /api/v1/watch-list`; version 0 = none was ever kept. */
export interface WatchList {
  readonly version: number;
  readonly rules: readonly WatchRule[];
}

/** A page enters a workspace that it may read; in one at a time. */
export interface EnterRequest {
  readonly workspace: string;
  /** What the others call it; with a token the office's name counts. */
  readonly name: string;
  readonly token?: string;
}
export type EnterAnswer =
  | {
      readonly ok: true;
      /** Of this page among `colleagues`. */
      readonly id: string;
    }
  | {
      readonly ok: false;
      readonly code: 'bad-request' | 'no-such-workspace' | 'full';
      readonly problem: { readonly ko: string; readonly en: string };
    };

/** What a page points at; absent parts = at nothing. */
export interface PointRequest {
  readonly at?: LonLat;
  readonly subject?: string;
  /** Where it is in time, if not at the present. */
  readonly past?: Instant;
}

export interface Colleague extends PointRequest {
  /** Given by the server, anew with every entering. */
  readonly id: string;
  readonly name: string;
  /** The office knows the name; else it is what somebody calls themselves. */
  readonly isKnown: boolean;
}

/** To everybody in a workspace, at most 5 times a second, when something of it is other. */
export interface Colleagues {
  readonly workspace: string;
  /** Of the workspace as it is kept now; 0 = it is gone, or not to be read any more: nobody is in it. */
  readonly version: number;
  readonly here: readonly Colleague[];
}
