import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react';
import type { CityAnswer } from '../../../contract/api.ts';
import type { Script } from '../../../contract/presenter.ts';
import type { City } from '../../city/city.ts';
import { hasUnacknowledged } from '../../city/has-unacknowledged.ts';
import { placeOfSubject } from '../../city/place-of-subject.ts';
import type { LinkStatus, TimeStatus } from '../../city/store.ts';
import { useWords } from '../../design/wording.ts';
import type { ScreenLink, ToldScreen } from '../../link/screen-link.ts';
import { reloadPage } from '../../page/reload-page.ts';
import type { TimeWish } from '../../panels/time-keys.ts';
import type { Scene } from '../../scenes/define-scene.ts';
import type { Plan } from '../../scenes/direction.ts';
import { HOME } from '../../scenes/director.ts';
import { isCalmCity, seeSituations } from '../../scenes/see-city.ts';
import { scenesWithoutSources } from '../../scenes/scenes-without-sources.ts';
import { WALL_SCENES } from '../../scenes/wall-scenes.ts';
import { planOfAddress } from './plan-of-address.ts';
import { useChosenPast } from './use-chosen-past.ts';
import { useScripts } from './use-scripts.ts';
import type { Told } from './use-told.ts';
import { useWallControl, type WallHands } from './use-wall-control.ts';
import type { WallEffect } from './wall-control.ts';
import { wallState } from './wall-state.ts';

const scenes = new Map(WALL_SCENES.map(({ id, layers }) => [id, { hasMap: layers.length > 0 }]));
const sceneLayers = new Set(WALL_SCENES.flatMap(({ layers }) => layers));
const sceneOf = (id: string): Scene | undefined => WALL_SCENES.find((scene) => scene.id === id);

export interface Conduct extends WallHands {
  readonly plan: Plan;
  readonly scene: Scene | undefined;
  readonly scripts: readonly Script[];
  /** What the server last said to this screen. */
  readonly screen: ToldScreen;
  /** Something severe on it is unacknowledged: it is not loaded anew. */
  readonly isHeld: boolean;
}

/** The wall under its director, whoever presents and whoever stands before it. */
export function useConduct({
  city,
  cityAnswer,
  link,
  time,
  told,
  screen,
  onWish,
  onLanguage,
}: {
  readonly city: City | undefined;
  readonly cityAnswer: CityAnswer | undefined;
  readonly link: LinkStatus;
  readonly time: TimeStatus;
  readonly told: Told;
  readonly screen: ScreenLink;
  readonly onWish: (wish: TimeWish) => void;
  readonly onLanguage: (language: string) => void;
}): Conduct {
  const { language } = useWords();
  const asked = useMemo(() => planOfAddress(window.location.search), []);
  const { feed, indicator } = city?.byKind ?? {};
  const without = useMemo(
    () =>
      feed === undefined || indicator === undefined
        ? ''
        : scenesWithoutSources({ feed, indicator }).join(' '),
    [feed, indicator],
  );
  const plan = useMemo(() => {
    const left = without.split(' ');
    return { ...asked, turns: asked.turns.filter(({ id }) => !left.includes(id)) };
  }, [asked, without]);
  const scripts = useScripts();
  const isPast = useChosenPast(time);
  const onScreen = useSyncExternalStore(screen.onTold, screen.told);
  const { matters, feeds } = told;
  const situations = useMemo(() => seeSituations(city?.byKind.situation.values() ?? []), [city]);
  const isKnown = city !== undefined && !feeds.isAllSilent;
  const isHeld =
    situations.some(({ isCalling }) => isCalling) ||
    (city !== undefined && hasUnacknowledged(city.byKind));
  const onEffect = (effect: WallEffect): void => {
    if (effect.type === 'time') onWish(effect.wish);
    else if (effect.type === 'language') onLanguage(effect.language);
    else void reloadPage('person');
  };
  const hands = useWallControl({
    plan,
    seen: {
      isCalm: isCalmCity(matters, isKnown, link.phase),
      situations,
      isPast,
      hasPresenter: onScreen.presenters.length > 0,
    },
    facts: {
      nowMs: time.nowMs,
      isPast: time.isPlayback,
      scenes,
      layers: sceneLayers,
      languages: cityAnswer?.languages ?? [],
      scripts,
      situations: matters.flatMap(({ kind, key }) => (kind === 'situation' ? [key] : [])),
      placeOf: (subject) => placeOfSubject(subject, city, matters, cityAnswer?.districts ?? []),
      isHeld,
    },
    onEffect,
  });
  const { control, give } = hands;

  const carry = useCallback(
    (command: Parameters<typeof give>[0]) => give(command, 'presenter'),
    [give],
  );
  useEffect(
    () =>
      screen.onDriven(({ command }) => {
        const problem = carry(command);
        return problem === undefined ? { ok: true } : { ok: false, problem };
      }),
    [screen, carry],
  );
  useEffect(() => {
    if (time.seeking === undefined) screen.tell(wallState(control, time, language, isHeld));
  }, [screen, control, time, language, isHeld]);

  // A scene that this build does not have must not leave the wall empty.
  const scene = sceneOf(control.direction.scene) ?? sceneOf(HOME);
  return { ...hands, plan, scene, scripts, screen: onScreen, isHeld };
}
