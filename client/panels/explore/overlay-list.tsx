import { memo, useCallback, useEffect, useRef, useState, type JSX } from 'react';
import { isTiled } from '../../../contract/overlay-address.ts';
import { useWords } from '../../design/wording.ts';
import type { DeskOverlay } from '../../explore/overlay.ts';
import type { LaidOverlay } from '../../explore/overlay-choices.ts';
import type { EnteredOverlay } from '../../explore/entered-overlay.ts';
import { OverlayForm } from './overlay-form.tsx';
import styles from './overlay-list.module.css';
import { OverlayRow, type OverlayActs } from './overlay-row.tsx';
import { useFileDrop } from './use-file-drop.ts';

interface OverlayListProps {
  /** What is on, the nearest to the eye first. */
  readonly laid: readonly LaidOverlay[];
  /** What is off. */
  readonly others: readonly DeskOverlay[];
  /** What became of what was added or shared last. */
  readonly told: readonly string[];
  /** Why the address that was entered last is not taken. */
  readonly problem: string | undefined;
  readonly canShare: boolean;
  readonly zone: string;
  readonly acts: OverlayActs;
  readonly onFiles: (files: readonly File[]) => unknown;
  /** Whether it was taken. */
  readonly onAddress: (entered: EnteredOverlay) => boolean;
}

const isPicture = ({ overlay: { kind } }: LaidOverlay): boolean =>
  kind !== undefined && isTiled(kind);

/** What is laid over the map: of the city, shared, and one's own, added by a file, an address or by dropping. */
export const OverlayList = memo(function OverlayList(props: OverlayListProps): JSX.Element {
  const { laid, others, told, problem, canShare, zone, acts, onFiles, onAddress } = props;
  const { word } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const status = useRef<HTMLDivElement>(null);
  const adding = useRef<HTMLButtonElement>(null);
  const isAwaited = useRef(false);
  const [isOpen, setOpen] = useState(false);
  const take = useCallback(
    (files: readonly File[]): void => {
      isAwaited.current = true;
      onFiles(files);
    },
    [onFiles],
  );
  const isOver = useFileDrop(take);
  useEffect(() => {
    // What became of a file that was let go over the map stands at the foot of a long list.
    if (!isAwaited.current || told.length === 0) return;
    isAwaited.current = false;
    status.current?.scrollIntoView({ block: 'nearest' });
  }, [told]);
  const close = (): void => {
    setOpen(false);
    adding.current?.focus();
  };
  return (
    <section
      className={styles['own']}
      aria-label={word('explore/overlays/label')}
      data-over={isOver}
    >
      {isOver ? <p className={styles['over']}>{word('explore/overlays/over')}</p> : null}
      <div className={styles['head']}>
        <h3 className={styles['name']}>{word('explore/overlays/label')}</h3>
        <span className={styles['adding']}>
          <button type="button" className={styles['act']} onClick={() => input.current?.click()}>
            {word('explore/overlays/addFile')}
          </button>
          <button
            ref={adding}
            type="button"
            className={styles['act']}
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            {word('explore/overlays/addUrl')}
          </button>
        </span>
        <input
          ref={input}
          type="file"
          hidden
          multiple
          accept=".geojson,.json,.kml,.gpx"
          aria-label={word('explore/overlays/addFile')}
          onChange={({ target }) => {
            take([...(target.files ?? [])]);
            target.value = '';
          }}
        />
      </div>
      {isOpen ? (
        <OverlayForm
          problem={problem}
          onAdd={(entered) => {
            const isTaken = onAddress(entered);
            if (isTaken) close();
            return isTaken;
          }}
          onClose={close}
        />
      ) : null}
      {laid.length + others.length === 0 ? (
        <p className={styles['note']}>{word('explore/overlays/empty')}</p>
      ) : null}
      <ul>
        {laid.map((one, index) => {
          const { overlay, choice } = one;
          const above = laid[index - 1];
          const isTop = above === undefined || isPicture(above) !== isPicture(one);
          return (
            <OverlayRow key={overlay.id} {...{ overlay, choice, isTop, canShare, zone, acts }} />
          );
        })}
        {others.map((overlay) => (
          <OverlayRow
            key={overlay.id}
            {...{ overlay, choice: undefined, isTop: true, canShare, zone, acts }}
          />
        ))}
      </ul>
      <div ref={status} role="status" className={styles['told']}>
        {told.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
    </section>
  );
});
