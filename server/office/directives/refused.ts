import type { Carried } from '../office-part.ts';

type Refused = Extract<Carried, { readonly ok: false }>;

export function refused(code: Refused['code'], ko: string, en: string): Refused {
  return { ok: false, code, problem: { ko, en } };
}
