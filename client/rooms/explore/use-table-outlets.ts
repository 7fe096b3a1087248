import { useMemo, useState } from 'react';
import { timelineApi } from '../../city/exercise-address.ts';
import { rangeParameters, rangeQuestion } from '../../explore/range-question.ts';
import type { TableTelling } from '../../explore/table-column.ts';
import { shownColumns } from '../../explore/table-columns.ts';
import { fileName, tableCsv, tableGeojson } from '../../explore/table-file.ts';
import type { TableOutlet } from '../../panels/explore/table-bar.tsx';
import { copyText } from './copy-text.ts';
import { useDesk, useView, type Desk } from './desk.ts';
import { saveFile } from './save-file.ts';
import { tableFacts } from './table-facts.ts';
import { takePicture } from './take-picture.ts';

/** The whole record of a brushed range from the server, where a table stops at 100,000 events. */
function wholeAddress({ city, explore, data }: Desk): string | undefined {
  const { view } = explore.getState();
  const { nowMs, isPlayback, basis } = city.getState().time;
  if (view.range === undefined || nowMs === undefined) return undefined;
  const layers = data.getState().choices.map(({ id }) => id);
  const parameters = rangeParameters(rangeQuestion(layers, view.filter.districts, view.range), {
    clockMs: nowMs,
    isAsHappened: isPlayback && basis === 'happened',
  });
  parameters?.set('format', 'csv');
  return parameters === undefined ? undefined : timelineApi(`/export/events?${parameters}`);
}

/** Ways out of the table, and what was last taken, in words. */
export function useTableOutlets(telling: TableTelling): {
  readonly outlets: readonly TableOutlet[];
  readonly done: string;
  readonly tell: (done: string) => void;
} {
  const desk = useDesk();
  const isRange = useView((view) => view.range !== undefined);
  const [done, tell] = useState('');
  const outlets = useMemo((): readonly TableOutlet[] => {
    const { word } = telling.words;
    const columns = () => shownColumns(desk.explore.getState().view.table.columns);
    const rows = () => desk.data.getState().shown;
    const save = (content: string, type: string, ending: string): void => {
      const name = fileName(tableFacts(desk, telling), telling.zone, 'table', ending);
      saveFile(new Blob([content], { type: `${type};charset=utf-8` }), name);
      tell(word('explore/table/saved', { name: ending === 'csv' ? 'CSV' : 'GeoJSON' }));
    };
    return [
      {
        id: 'csv',
        text: 'CSV',
        onTake: () => {
          const facts = tableFacts(desk, telling);
          save(tableCsv(rows(), columns(), telling, facts), 'text/csv', 'csv');
        },
      },
      {
        id: 'geojson',
        text: 'GeoJSON',
        onTake: () => {
          const facts = tableFacts(desk, telling);
          save(tableGeojson(rows(), columns(), telling, facts), 'application/geo+json', 'geojson');
        },
      },
      ...(isRange
        ? [
            {
              id: 'whole',
              text: word('explore/table/whole'),
              note: word('explore/table/wholeNote'),
              onTake: () => {
                const address = wholeAddress(desk);
                if (address !== undefined) window.location.assign(address);
              },
            },
          ]
        : []),
      {
        id: 'picture',
        text: word('explore/table/picture'),
        onTake: () => {
          void takePicture(desk, telling).then((name) =>
            tell(
              name === undefined
                ? word('explore/table/noPicture')
                : word('explore/table/saved', { name: word('explore/table/picture') }),
            ),
          );
        },
      },
      {
        id: 'link',
        text: word('explore/table/link'),
        onTake: () => {
          void copyText(tableFacts(desk, telling).link).then((isCopied) =>
            tell(word(isCopied ? 'explore/table/linkCopied' : 'explore/table/notCopied')),
          );
        },
      },
    ];
  }, [desk, telling, isRange]);
  return { outlets, done, tell };
}
