import { useMemo, useRef, useState, useEffect, type JSX } from 'react';
import { useWords } from '../../design/wording.ts';
import { MapStage } from '../../map/map-stage.tsx';
import { useCity, useDesk } from './desk.ts';
import styles from './explore-room.module.css';

const MARGIN_PX = 24;

/** The map with what is shown. */
export function MapSlot(): JSX.Element {
  const { cityAnswer } = useDesk();
  const { language } = useWords();
  const city = useCity((state) => state.city);
  const nowMs = useCity((state) => state.time.nowMs);
  const phase = useCity((state) => state.link.phase);
  const host = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 800, height: 600 });
  useEffect(() => {
    if (host.current === null) return;
    const watch = new ResizeObserver(([entry]) => {
      if (entry !== undefined) {
        const { width, height } = entry.contentRect;
        setSize({ width, height });
      }
    });
    watch.observe(host.current);
    return () => watch.disconnect();
  }, []);
  const fitBox = useMemo(
    () => ({
      x: MARGIN_PX,
      y: MARGIN_PX,
      width: Math.max(1, size.width - 2 * MARGIN_PX),
      height: Math.max(1, size.height - 2 * MARGIN_PX),
    }),
    [size],
  );
  return (
    <div ref={host} className={styles['map']}>
      <MapStage
        city={city}
        cityAnswer={cityAnswer}
        layerIds={cityAnswer.layers ?? []}
        fitBox={fitBox}
        lineScale={1}
        language={language}
        nowMs={nowMs ?? 0}
        isLinkLost={phase === 'dark'}
      />
    </div>
  );
}
