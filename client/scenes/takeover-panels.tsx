import { useMemo, type JSX } from 'react';
import type { EventOf } from '../city/city.ts';
import { selectSituations } from '../city/select-situations.ts';
import { selectTakeover } from '../city/select-takeover.ts';
import { clockOrDay, formatAge } from '../design/times.ts';
import { useWords } from '../design/wording.ts';
import { EndedSituations } from '../panels/takeover/ended-situations.tsx';
import { TakeoverBlock } from '../panels/takeover/takeover-block.tsx';
import { TakeoverSide } from '../panels/takeover/takeover-side.tsx';
import { TileBoundary } from '../panels/tile-boundary.tsx';
import type { SceneProps } from './define-scene.ts';
import { SceneClock } from './scene-clock.tsx';
import { ScenePage } from './scene-page.tsx';
import { TakeoverBody } from './takeover-body.tsx';
import styles from './takeover.module.css';

const noSituations: ReadonlyMap<string, EventOf<'situation'>> = new Map();

/** The wall given to one situation; without one it says so, and when the last one ended. */
export function TakeoverPanels(props: SceneProps): JSX.Element {
  const { city, cityAnswer, minuteMs, subject, onScene, feeds } = props;
  const { language, word } = useWords();
  const zone = cityAnswer?.zone ?? 'UTC';
  const found = city?.byKind.situation ?? noSituations;
  const takeover = useMemo(() => selectTakeover(found, subject), [found, subject]);
  const { situation, lastEndedMs } = takeover;
  const side = (
    <TakeoverSide
      takeover={takeover}
      stage={city?.byKind.stage.get('stage/city')?.data}
      isHeld={feeds.isAllSilent}
      onBack={onScene === undefined ? undefined : () => onScene('overview')}
    />
  );
  if (situation === undefined || city === undefined) {
    const last =
      lastEndedMs === undefined
        ? []
        : [
            word('takeover/lastEnd', {
              time: clockOrDay(lastEndedMs, minuteMs, zone, language),
              age: formatAge(minuteMs - lastEndedMs, language),
            }),
          ];
    const summary =
      city === undefined
        ? []
        : feeds.isNoneInTime
          ? [word('unknown/headline')]
          : [word('takeover/none'), ...last];
    return (
      <ScenePage scene={props} title={word('takeover/title')} summary={summary}>
        <div className={styles['alone']}>
          <TileBoundary>{side}</TileBoundary>
        </div>
        <div className={styles['past']}>
          <EndedSituations ended={selectSituations(found).ended} minuteMs={minuteMs} zone={zone} />
        </div>
      </ScenePage>
    );
  }
  return (
    <div className={styles['page']}>
      <div className={styles['block']}>
        <TileBoundary>
          <TakeoverBlock
            event={situation}
            city={cityAnswer}
            isHeld={feeds.isAllSilent}
            minuteMs={minuteMs}
            zone={zone}
          />
        </TileBoundary>
      </div>
      <div className={styles['side']}>
        <TileBoundary>{side}</TileBoundary>
        <SceneClock {...props} />
      </div>
      <TakeoverBody scene={props} city={city} event={situation} />
    </div>
  );
}
