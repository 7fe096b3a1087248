import { useEffect, useMemo, type JSX } from 'react';
import { useStore } from 'zustand';
import { KeysSheet, type KeyList } from '../../panels/explore/keys-sheet.tsx';
import { useDesk } from './desk.ts';
import type { DeskHands } from './keys/desk-hands.ts';
import { DESK_KEYS, KEY_GROUPS, PART_KEYS } from './keys/desk-keys.ts';
import { isMac } from './keys/is-mac.ts';
import { useDeskHands } from './keys/use-desk-hands.ts';
import { useDeskKeys } from './keys/use-desk-keys.ts';
import { useToldChanges } from './keys/use-told-changes.ts';
import { PaletteSlot } from './palette-slot.tsx';

/** Keys of the desk, and what lies over it: the palette and the sheet of keys. */
export function KeysSlot(): JSX.Element {
  const hands = useDeskHands();
  useDeskKeys(hands);
  useToldChanges(hands);
  const { explore, shell } = hands.desk;
  useEffect(() => {
    // A link to something shows it also where the inspector is a drawer.
    if (explore.getState().view.subject !== undefined) shell.setState({ drawer: 'inspector' });
  }, [explore, shell]);
  return (
    <>
      <PaletteSlot hands={hands} />
      <SheetSlot hands={hands} />
    </>
  );
}

function SheetSlot({ hands }: { readonly hands: DeskHands }): JSX.Element | null {
  const { shell } = useDesk();
  const isOpen = useStore(shell, ({ open }) => open === 'sheet');
  const { word } = hands.words;
  const lists = useMemo(
    (): readonly KeyList[] => [
      ...KEY_GROUPS.map((group) => ({
        title: word(`explore/keys/group/${group}`),
        lines: DESK_KEYS.filter((own) => own.group === group && own.keys.length > 0).map(
          ({ id, keys }) => ({ id, keys, text: word(`explore/keys/act/${id}`) }),
        ),
      })),
      ...Object.entries(PART_KEYS).map(([part, keys]) => ({
        title: word(`explore/keys/part/${part}`),
        lines: keys.map((own) => ({
          id: own.id,
          keys: own.keys,
          text: word(`explore/keys/part/${own.id}`),
        })),
      })),
    ],
    [word],
  );
  if (!isOpen) return null;
  return (
    <KeysSheet
      lists={lists}
      isMac={isMac()}
      onClose={() => shell.setState(({ open }) => (open === 'sheet' ? { open: undefined } : {}))}
    />
  );
}
