import { useCallback, useEffect, useState } from 'react';
import type { CityAnswer } from '../../../contract/api.ts';
import type { City } from '../../city/city.ts';
import type { OpenMatter } from '../../city/open-matter.ts';
import { placeOfSubject } from '../../city/place-of-subject.ts';
import { TAKEOVER } from '../../scenes/director.ts';
import type { Conduct } from './use-conduct.ts';
import { useSceneKeys } from './use-scene-keys.ts';
import { useTouched } from './use-touched.ts';

/** Ground in sight of a map that was sent to a district, or to one thing. */
const districtM = 9000;
const thingM = 4000;
const panelForMs = 90_000;

export type WallPanel = 'find' | 'pair' | 'keys';

/** Whoever stands before the wall: their touches, their keys and what they have opened over it. */
export interface HandAtWall {
  readonly toScene: (scene: string, subject?: string) => void;
  readonly toTurns: () => void;
  readonly panel: WallPanel | undefined;
  readonly open: (panel: WallPanel) => void;
  readonly close: () => void;
}

export function useHandAtWall(
  { give, touch }: Pick<Conduct, 'give' | 'touch'>,
  matters: readonly OpenMatter[],
  city: City | undefined,
  cityAnswer: CityAnswer | undefined,
): HandAtWall {
  const [panel, setPanel] = useState<WallPanel>();
  const toScene = useCallback(
    (scene: string, subject?: string) =>
      void give({ type: 'scene', scene, ...(subject === undefined ? {} : { subject }) }, 'hand'),
    [give],
  );
  const toTurns = useCallback(() => void give({ type: 'release' }, 'hand'), [give]);
  const close = useCallback(() => setPanel(undefined), []);

  useTouched((touched) => {
    if (touched.kind === 'district') {
      const district = cityAnswer?.districts.find(({ code }) => code === touched.code);
      if (district === undefined) return;
      const { label, name } = district;
      give({ type: 'fly', to: label, widthM: districtM, name }, 'hand');
      return;
    }
    const { subject } = touched;
    if (matters.some(({ kind, key }) => kind === 'situation' && key === subject)) {
      toScene(TAKEOVER, subject);
      return;
    }
    const to = placeOfSubject(subject, city, matters, cityAnswer?.districts ?? []);
    if (to !== undefined) give({ type: 'fly', to, widthM: thingM }, 'hand');
  });
  const toggle = (wanted: WallPanel): void =>
    setPanel((open) => (open === wanted ? undefined : wanted));
  useSceneKeys({
    onScene: toScene,
    onTurns: toTurns,
    onFind: () => setPanel('find'),
    onPair: () => toggle('pair'),
    onKeys: () => toggle('keys'),
  });
  useEffect(() => {
    const events = ['pointerdown', 'keydown'] as const;
    // Before what the key itself does: `0` gives the wall back, and must not take it again.
    const early = { passive: true, capture: true } as const;
    for (const event of events) window.addEventListener(event, touch, early);
    return () => {
      for (const event of events) window.removeEventListener(event, touch, early);
    };
  }, [touch]);
  useEffect(() => {
    if (panel === undefined || panel === 'find') return;
    const closing = setTimeout(close, panelForMs);
    return () => clearTimeout(closing);
  }, [panel, close]);
  return { toScene, toTurns, panel, open: setPanel, close };
}
