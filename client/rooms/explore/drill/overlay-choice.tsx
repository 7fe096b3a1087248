import { useCallback, useMemo, useState, type JSX } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { MOST_OVERLAID } from '../../../explore/explore-view.ts';
import { datastreamOf } from '../../../explore/series-related.ts';
import { textMatcher } from '../../../explore/thing-text.ts';
import { ChartOverlay } from '../../../panels/explore/chart-overlay.tsx';
import { useDesk, useRows, useView } from '../desk.ts';

/** So many are offered; whoever wants another types on. */
const mostOffered = 12;

/** Finds any other series of the city and lays it over the values. */
export function OverlayChoice({ own }: { readonly own: string | undefined }): JSX.Element {
  const { explore, data } = useDesk();
  const overlay = useView(({ drill }) => drill.overlay);
  const [typed, setTyped] = useState('');
  const offered = useMemo(() => {
    if (typed.trim() === '') return [];
    const matches = textMatcher(typed);
    return data
      .getState()
      .things.filter((thing) => thing.kind === 'observation' && matches(thing))
      .slice(0, mostOffered)
      .flatMap((thing) => {
        const datastream = datastreamOf(thing);
        return datastream === undefined || datastream === own
          ? []
          : [{ datastream, name: thing.name, what: thing.what }];
      });
  }, [data, typed, own]);
  const laid = useRows(
    useShallow(({ bySubject }) =>
      overlay.map((datastream) => bySubject.get(`observation/${datastream}`)),
    ),
  );
  const held = useMemo(
    () =>
      overlay.map((datastream, index) => ({
        datastream,
        name: laid[index]?.name ?? { ko: datastream },
        what: laid[index]?.what ?? { ko: '' },
      })),
    [overlay, laid],
  );
  const change = useCallback(
    (next: readonly string[]) =>
      explore.change({ drill: { ...explore.getState().view.drill, overlay: next } }),
    [explore],
  );
  const add = useCallback(
    (datastream: string) => {
      const rest = explore.getState().view.drill.overlay.filter((each) => each !== datastream);
      setTyped('');
      // With values of its own there are two lines in all.
      change([...rest, datastream].slice(own === undefined ? -MOST_OVERLAID : -1));
    },
    [explore, change, own],
  );
  const drop = useCallback(
    (datastream: string) =>
      change(explore.getState().view.drill.overlay.filter((each) => each !== datastream)),
    [explore, change],
  );
  return (
    <ChartOverlay
      held={held}
      typed={typed}
      offered={offered}
      onType={setTyped}
      onAdd={add}
      onDrop={drop}
    />
  );
}
