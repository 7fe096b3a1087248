import type { Text } from '../../../../contract/place.ts';
import { createWording } from '../../../design/wording.ts';
import type { PaletteEntry } from '../../../explore/palette-entry.ts';
import type { TableOutlet } from '../../../panels/explore/table-bar.tsx';
import type { DeskKey } from './desk-keys.ts';

const ko = createWording('ko');
const en = createWording('en');

/** A word of ours in both languages: commands are found in either, whatever the page speaks. */
export function bothTexts(path: string): Text {
  return { ko: ko.t(path), en: en.t(path) };
}

/** What the desk does as entries of its palette. The palette does not open itself. */
export function entriesOfCommands(
  keys: readonly DeskKey[],
  outlets: readonly TableOutlet[],
): readonly PaletteEntry[] {
  const done = keys
    .filter(({ id }) => id !== 'palette')
    .map(({ id, group }): PaletteEntry => ({
      key: `command/${id}`,
      group: 'command',
      name: bothTexts(`explore/keys/act/${id}`),
      note: bothTexts(`explore/keys/group/${group}`),
      more: id.toLowerCase(),
      act: { type: 'command', id },
    }));
  const taken = outlets.map(({ id, text }): PaletteEntry => ({
    key: `command/export-${id}`,
    group: 'command',
    name: { ko: text },
    note: bothTexts('explore/palette/export'),
    more: 'export',
    act: { type: 'command', id: `export-${id}` },
  }));
  return [...done, ...taken];
}
