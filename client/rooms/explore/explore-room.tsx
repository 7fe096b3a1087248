import { useEffect, useMemo, type JSX } from 'react';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CityAnswer } from '../../../contract/api.ts';
import type { CityStore } from '../../city/store.ts';
import units from '../../design/desk-units.module.css';
import { HatchPattern } from '../../design/hatch.tsx';
import { useWords } from '../../design/wording.ts';
import { viewOfAddress } from '../../explore/explore-address.ts';
import type { GiveCommand } from '../../link/give-command.ts';
import type { PresenceLink } from '../../link/presence-link.ts';
import type { TimeMachine } from '../../link/time-link.ts';
import type { TimeStand, TimeWish } from '../../panels/time-keys.ts';
import { TileBoundary } from '../../panels/tile-boundary.tsx';
import { useCityAnswer } from '../wall/use-city-answer.ts';
import { ConductorSlot } from './conductor-slot.tsx';
import { DeskContext, type Desk } from './desk.ts';
import { createDeskData } from './desk-data.ts';
import { ExploreHead } from './explore-head.tsx';
import { createExploreStore } from './explore-store.ts';
import styles from './explore-room.module.css';
import { InspectorSlot } from './inspector-slot.tsx';
import { createDeskShell } from './keys/desk-shell.ts';
import { KeysSlot } from './keys-slot.tsx';
import { LayersSlot } from './layers-slot.tsx';
import { MapSlot } from './map-slot.tsx';
import { createOverlayStore } from './overlays/overlay-store.ts';
import { ProvenanceSlot } from './provenance-slot.tsx';
import { SkipSlot } from './skip-slot.tsx';
import { TableSlot } from './table-slot.tsx';
import { undoableWish } from './time-turn.ts';
import { TimeKeeper } from './time-keeper.tsx';
import { useExploreAddress } from './use-explore-address.ts';
import { createWorkStore } from './work/work-store.ts';

/** Its parts stay the same elements all day: one that could not be drawn is tried again. */
const AGAIN_MS = 10_000;

interface ExploreRoomProps {
  readonly store: StoreApi<CityStore>;
  readonly machine: TimeMachine;
  readonly give: GiveCommand;
  readonly presence: PresenceLink;
}

/** The analyst's desk: from the city to the raw message, at the time on screen. */
export function ExploreRoom(props: ExploreRoomProps): JSX.Element {
  const { word } = useWords();
  const cityAnswer = useCityAnswer();
  if (cityAnswer === undefined)
    return <p className={styles['loading']}>{word('unknown/loading')}</p>;
  return <ExploreDesk {...props} cityAnswer={cityAnswer} />;
}

function ExploreDesk({
  store,
  machine,
  presence,
  cityAnswer,
}: ExploreRoomProps & { readonly cityAnswer: CityAnswer }): JSX.Element {
  const explore = useMemo(() => createExploreStore(viewOfAddress(window.location.search)), []);
  const { data, follow } = useMemo(() => createDeskData(store, explore), [store, explore]);
  useEffect(() => follow(), [follow]);
  const desk = useMemo((): Desk => {
    const stand = createStore<{ readonly stand: TimeStand | undefined }>(() => ({
      stand: undefined,
    }));
    const move = (wish: TimeWish): void => {
      switch (wish.type) {
        case 'seek':
          return machine.seek(wish.atMs);
        case 'speed':
          return machine.setSpeed(wish.speed);
        case 'pause':
          return machine.pause(wish.isPaused);
        case 'step':
          return machine.step(wish.direction);
        case 'basis':
          return machine.setBasis(wish.basis);
        case 'live':
          return machine.backToLive();
      }
    };
    return {
      city: store,
      explore,
      data,
      stand,
      cityAnswer,
      presence,
      overlays: createOverlayStore(),
      work: createWorkStore(),
      shell: createDeskShell(),
      wish: undoableWish(explore, stand, move),
    };
  }, [store, explore, data, cityAnswer, machine, presence]);
  useExploreAddress(explore, cityAnswer.zone);
  return (
    <DeskContext value={desk}>
      <HatchPattern />
      <div className={`${units['desk']} ${styles['room']}`}>
        <SkipSlot />
        <TimeKeeper />
        <ExploreHead />
        <TileBoundary againMs={AGAIN_MS}>
          <LayersSlot />
        </TileBoundary>
        <main className={styles['middle']}>
          <TileBoundary againMs={AGAIN_MS}>
            <MapSlot />
          </TileBoundary>
          <TileBoundary againMs={AGAIN_MS}>
            <TableSlot />
          </TileBoundary>
        </main>
        <TileBoundary againMs={AGAIN_MS}>
          <InspectorSlot />
        </TileBoundary>
        <TileBoundary againMs={AGAIN_MS}>
          <ProvenanceSlot />
        </TileBoundary>
        <TileBoundary againMs={AGAIN_MS}>
          <ConductorSlot />
        </TileBoundary>
        <TileBoundary againMs={AGAIN_MS}>
          <KeysSlot />
        </TileBoundary>
      </div>
    </DeskContext>
  );
}
