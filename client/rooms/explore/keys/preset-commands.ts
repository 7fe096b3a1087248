import type { Text } from '../../../../contract/place.ts';
import { SPANS_MIN, type TableView } from '../../../explore/explore-view.ts';
import { spanName } from '../../../explore/span-name.ts';
import { COLUMNS } from '../../../explore/table-columns.ts';
import { GROUPINGS } from '../../../explore/table-lines.ts';
import { tableWith } from '../../../explore/table-with.ts';
import { PAST_SPEEDS } from '../../../panels/time-keys.ts';
import { bothTexts } from './both-texts.ts';
import type { DeskHands } from './desk-hands.ts';
import { wishTime } from './time-acts.ts';

/** A choice of the desk that has no key of its own: the palette finds it by its words. */
export interface PresetCommand {
  readonly id: string;
  readonly name: Text;
  readonly note: Text;
  readonly run: (hands: DeskHands) => void;
}

const named = (what: string, of: Text): Text => ({
  ko: bothTexts(`explore/palette/preset/${what}`, { what: of.ko }).ko,
  en: bothTexts(`explore/palette/preset/${what}`, { what: of.en ?? of.ko }).en ?? of.ko,
});

const withTable =
  (patch: Partial<TableView>) =>
  ({ desk: { explore } }: DeskHands): void =>
    explore.change({ table: tableWith(explore.getState().view.table, { isOpen: true, ...patch }) });

const TIME = bothTexts('explore/keys/group/time');
const TABLE = bothTexts('explore/palette/preset/table');

/** Speeds, widths of the time's window, and how the table is sorted and put together. */
export const PRESET_COMMANDS: readonly PresetCommand[] = [
  ...PAST_SPEEDS.map((speed): PresetCommand => ({
    id: `speed-${speed}`,
    name: bothTexts('explore/palette/preset/speed', { n: speed }),
    note: TIME,
    run: (hands) => wishTime(hands, { type: 'speed', speed }),
  })),
  ...SPANS_MIN.map((spanMin): PresetCommand => {
    const { path, n } = spanName(spanMin);
    return {
      id: `span-${spanMin}`,
      name: named('span', bothTexts(path, { n })),
      note: TIME,
      run: ({ desk }) => desk.explore.change({ spanMin }),
    };
  }),
  ...COLUMNS.map(({ id }): PresetCommand => ({
    id: `sort-${id}`,
    name: named('sort', bothTexts(`explore/table/column/${id}`)),
    note: TABLE,
    run: withTable({ sort: id, isDescending: false }),
  })),
  {
    id: 'sort-usual',
    name: bothTexts('explore/palette/preset/sortUsual'),
    note: TABLE,
    run: withTable({ sort: '', isDescending: false }),
  },
  ...GROUPINGS.map((group): PresetCommand => ({
    id: `group-${group}`,
    name: named('group', bothTexts(`explore/table/group/${group}`)),
    note: TABLE,
    run: withTable({ group }),
  })),
  {
    id: 'group-none',
    name: bothTexts('explore/palette/preset/groupNone'),
    note: TABLE,
    run: withTable({ group: '' }),
  },
];
