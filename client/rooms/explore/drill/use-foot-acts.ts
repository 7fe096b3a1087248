import { useMemo } from 'react';
import { useWords } from '../../../design/wording.ts';
import { comparedWith } from '../../../explore/drill-trail.ts';
import { MOST_COMPARED } from '../../../explore/explore-view.ts';
import type { FootAct } from '../../../panels/explore/inspector-foot.tsx';
import { useDesk, useView } from '../desk.ts';

/** What can be done with a thing: put it beside others, attach it to a situation, show it on a wall. */
export function useFootActs(subject: string): readonly FootAct[] {
  const { explore, work } = useDesk();
  const { word } = useWords();
  const compare = useView((view) => view.compare);
  return useMemo(() => {
    const isCompared = compare.includes(subject);
    const isFull = !isCompared && compare.length >= MOST_COMPARED;
    return [
      {
        id: 'attach',
        name: word('explore/drill/attach'),
        isPrimary: true,
        run: () => work.setState({ dialog: 'notes' }),
      },
      {
        id: 'wall',
        name: word('explore/drill/send'),
        run: () => work.setState({ dialog: 'wall' }),
      },
      {
        id: 'compare',
        name: word(`explore/drill/${isCompared ? 'compared' : 'compare'}`),
        isPressed: isCompared,
        whyNot: isFull ? word('explore/drill/compareFull', { n: MOST_COMPARED }) : undefined,
        run: () => explore.change({ compare: comparedWith(compare, subject, MOST_COMPARED) }),
      },
      ...(compare.length === 0
        ? []
        : [
            {
              id: 'side-by-side',
              name: word('explore/drill/compareOpen', { n: compare.length }),
              run: () => explore.change({ pane: 'compare' }),
            },
          ]),
    ];
  }, [compare, subject, explore, work, word]);
}
