import type { PaletteEntry } from '../../../explore/palette-entry.ts';
import type { TableOutlet } from '../../../panels/explore/table-bar.tsx';
import { bothTexts } from './both-texts.ts';
import type { DeskKey } from './desk-keys.ts';
import type { PresetCommand } from './preset-commands.ts';

/** What the desk does as entries of its palette. The palette does not open itself. */
export function entriesOfCommands(
  keys: readonly DeskKey[],
  presets: readonly PresetCommand[],
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
  const chosen = presets.map(({ id, name, note }): PaletteEntry => ({
    key: `command/${id}`,
    group: 'command',
    name,
    note,
    more: id,
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
  return [...done, ...taken, ...chosen];
}
