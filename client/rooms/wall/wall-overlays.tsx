import type { JSX } from 'react';
import type { CityAnswer } from '../../../contract/api.ts';
import type { OpenMatter } from '../../city/open-matter.ts';
import type { TimeStatus } from '../../city/store.ts';
import { useWords } from '../../design/wording.ts';
import { BlankPage } from './blank-page.tsx';
import { IdentifyBoard } from './identify-board.tsx';
import { KeysCard } from './keys-card.tsx';
import { PairingCard } from './pairing-card.tsx';
import { SceneBar } from './scene-bar.tsx';
import type { Conduct } from './use-conduct.ts';
import type { HandAtWall } from './use-hand-at-wall.ts';

/** What people open over the wall: the scenes, the code of a phone, the keys; and what a presenter puts over it. */
export function WallOverlays({
  conduct,
  hand,
  cityAnswer,
  time,
  matters,
  soon,
  isBarShown,
}: {
  readonly conduct: Conduct;
  readonly hand: HandAtWall;
  readonly cityAnswer: CityAnswer | undefined;
  readonly time: TimeStatus;
  readonly matters: readonly OpenMatter[];
  readonly soon: string | undefined;
  readonly isBarShown: boolean;
}): JSX.Element {
  const { word } = useWords();
  const { control, plan, screen, atMs } = conduct;
  const zone = cityAnswer?.zone ?? 'UTC';
  return (
    <>
      <SceneBar
        plan={plan}
        scene={conduct.scene?.id}
        isShown={isBarShown}
        onScene={hand.toScene}
        onTurns={hand.toTurns}
      >
        <button type="button" onClick={() => hand.open('pair')}>
          {word('presenter/bar/pair')} <kbd>P</kbd>
        </button>
        <button type="button" onClick={() => hand.open('keys')}>
          {word('presenter/bar/keys')} <kbd>?</kbd>
        </button>
      </SceneBar>
      {hand.panel === 'pair' ? <PairingCard screen={screen} onClose={hand.close} /> : null}
      {hand.panel === 'keys' ? <KeysCard plan={plan} onClose={hand.close} /> : null}
      {control.isBlank ? <BlankPage time={time} zone={zone} matters={matters} soon={soon} /> : null}
      {control.identifyUntilMs > atMs ? <IdentifyBoard screen={screen} /> : null}
    </>
  );
}
