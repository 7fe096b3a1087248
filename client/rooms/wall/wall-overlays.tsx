import { useEffect, useMemo, useState, type JSX } from 'react';
import type { CityAnswer } from '../../../contract/api.ts';
import type { PresenterCommand } from '../../../contract/presenter.ts';
import type { Text } from '../../../contract/place.ts';
import type { OpenMatter } from '../../city/open-matter.ts';
import type { TimeStatus } from '../../city/store.ts';
import { useWords } from '../../design/wording.ts';
import { CITY_LAYERS } from '../../map/layer-registry.ts';
import { inOrder } from '../../scenes/turn-order.ts';
import { WALL_SCENES } from '../../scenes/wall-scenes.ts';
import { lexiconOf } from '../palette/lexicon.ts';
import { Palette } from '../palette/palette.tsx';
import { BlankPage } from './blank-page.tsx';
import { IdentifyBoard } from './identify-board.tsx';
import { KeysCard } from './keys-card.tsx';
import { PairingCard } from './pairing-card.tsx';
import { SceneBar } from './scene-bar.tsx';
import type { Conduct } from './use-conduct.ts';
import type { HandAtWall } from './use-hand-at-wall.ts';
import styles from './wall-overlays.module.css';

const refusedForMs = 6000;

/** What people open over the wall: the scenes, the code of a phone, the keys; and what a presenter puts over it. */
export function WallOverlays({
  conduct,
  hand,
  cityAnswer,
  time,
  matters,
  isHeard,
  soon,
  isBarShown,
}: {
  readonly conduct: Conduct;
  readonly hand: HandAtWall;
  readonly cityAnswer: CityAnswer | undefined;
  readonly time: TimeStatus;
  readonly matters: readonly OpenMatter[];
  /** The server is, and a source of the city. */
  readonly isHeard: boolean;
  readonly soon: string | undefined;
  readonly isBarShown: boolean;
}): JSX.Element {
  const { word, say } = useWords();
  const { control, screen, atMs, scripts, give } = conduct;
  const zone = cityAnswer?.zone ?? 'UTC';
  const [refused, setRefused] = useState<Text>();
  useEffect(() => {
    if (refused === undefined) return;
    const gone = setTimeout(() => setRefused(undefined), refusedForMs);
    return () => clearTimeout(gone);
  }, [refused]);
  const named = useMemo(() => {
    const situations = matters.flatMap((matter) => (matter.kind === 'situation' ? [matter] : []));
    return lexiconOf(cityAnswer, inOrder(WALL_SCENES), CITY_LAYERS, situations, scripts);
  }, [cityAnswer, matters, scripts]);
  const lexicon = { named, nowMs: time.nowMs, zone, script: control.script };
  // Whoever types or speaks at the wall presents there: what they arrange is to stay.
  const tell = (command: PresenterCommand): void => setRefused(give(command, 'presenter'));
  return (
    <>
      <SceneBar
        scene={conduct.scene?.id}
        isShown={isBarShown}
        onScene={hand.toScene}
        onTurns={hand.toTurns}
      >
        <button type="button" onClick={() => hand.open('find')}>
          {word('presenter/bar/find')} <kbd>/</kbd>
        </button>
        <button type="button" onClick={() => hand.open('pair')}>
          {word('presenter/bar/pair')} <kbd>P</kbd>
        </button>
        <button type="button" onClick={() => hand.open('keys')}>
          {word('presenter/bar/keys')} <kbd>?</kbd>
        </button>
      </SceneBar>
      {hand.panel === 'find' ? (
        <Palette lexicon={lexicon} onCommand={tell} onClose={hand.close} />
      ) : null}
      {refused === undefined ? null : (
        <p className={styles['refused']} role="alert">
          {word('presenter/find/refused', { problem: say(refused) })}
        </p>
      )}
      {hand.panel === 'pair' ? <PairingCard screen={screen} onClose={hand.close} /> : null}
      {hand.panel === 'keys' ? <KeysCard onClose={hand.close} /> : null}
      {control.isBlank ? (
        <BlankPage {...{ time, zone, matters, isHeard, soon }} mode={cityAnswer?.mode} />
      ) : null}
      {control.identifyUntilMs > atMs ? <IdentifyBoard screen={screen} /> : null}
    </>
  );
}
