import type { Refusal } from './refusals.ts';

/** `newer`: what is kept instead, for whoever wrote on something older. */
export type Kept<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal; readonly newer?: T };
