export interface BulletinType {
  readonly word: string;
  readonly isForeign: boolean;
  /** Estimated from the first waves, before anyone has looked at it. */
  readonly isAutomatic: boolean;
}

/** Kinds of earthquake bulletins by the source's number `fcTp`. */
export const BULLETIN_TYPES: Readonly<Record<string, BulletinType>> = {
  2: { word: '국외지진정보', isForeign: true, isAutomatic: false },
  3: { word: '국내지진정보', isForeign: false, isAutomatic: false },
  5: { word: '국내지진정보(재통보)', isForeign: false, isAutomatic: false },
  11: { word: '국내지진조기경보', isForeign: false, isAutomatic: true },
  12: { word: '국외지진조기경보', isForeign: true, isAutomatic: true },
  13: { word: '지진조기경보(정밀분석)', isForeign: false, isAutomatic: false },
  14: { word: '지진속보', isForeign: false, isAutomatic: true },
};
