import { useCallback, useEffect, useLayoutEffect, useRef, type JSX } from 'react';
import { useWords } from '../../design/wording.ts';
import { drillTo } from '../../explore/drill-trail.ts';
import { ProvenancePane } from '../../panels/explore/provenance-pane.tsx';
import { useCity, useDesk, useView } from './desk.ts';
import styles from './explore-room.module.css';
import { useProvenance } from './use-provenance.ts';

/** Where a number is from, over the whole desk but its time; nothing while nothing is asked. */
export function ProvenanceSlot(): JSX.Element | null {
  const { explore } = useDesk();
  const id = useView((view) => (view.pane === 'provenance' ? view.event : undefined));
  const close = useCallback(() => {
    const { event: _event, ...rest } = explore.getState().view;
    explore.replace({ ...rest, pane: 'city' });
  }, [explore]);
  return id === undefined ? null : <OpenProvenance id={id} onClose={close} />;
}

function OpenProvenance({
  id,
  onClose,
}: {
  readonly id: string;
  readonly onClose: () => void;
}): JSX.Element {
  const { explore, cityAnswer } = useDesk();
  const { word } = useWords();
  const place = useRef<HTMLElement>(null);
  const nowMs = useCity(({ time }) => time.nowMs ?? 0);
  const provenance = useProvenance(id, cityAnswer.zone);
  const before = useRef<Element>(null);
  useLayoutEffect(() => {
    // At the next drawing what lies beneath is hidden, and has lost the focus.
    before.current = document.activeElement;
    place.current?.focus({ preventScroll: true });
  }, []);
  useEffect(
    () => () => {
      const { current } = before;
      const isFree = document.activeElement === document.body;
      if (isFree && current instanceof HTMLElement) current.focus({ preventScroll: true });
    },
    [],
  );
  const openEvent = useCallback(
    (event: string) =>
      explore.replace(drillTo(explore.getState().view, { type: 'event', id: event })),
    [explore],
  );
  const openSubject = useCallback(
    (subject: string) =>
      explore.replace(drillTo(explore.getState().view, { type: 'thing', subject })),
    [explore],
  );
  return (
    <section
      ref={place}
      className={styles['provenance']}
      aria-label={word('explore/provenance/label')}
      tabIndex={-1}
    >
      {typeof provenance === 'string' ? (
        <p className={styles['loading']} role="status">
          {word(`explore/provenance/${provenance}`)}{' '}
          <button type="button" onClick={onClose}>
            {word('explore/provenance/close')}
          </button>
        </p>
      ) : (
        <ProvenancePane
          provenance={provenance}
          nowMs={nowMs}
          zone={cityAnswer.zone}
          onEvent={openEvent}
          onSubject={openSubject}
          onClose={onClose}
        />
      )}
    </section>
  );
}
