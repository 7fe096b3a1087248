import { useCallback, type JSX } from 'react';
import { LayerList } from '../../panels/explore/layer-list.tsx';
import { useDesk, useRows } from './desk.ts';
import styles from './explore-room.module.css';

/** Layers with their health, and which of them are on. */
export function LayersSlot(): JSX.Element {
  const { explore, data } = useDesk();
  const layers = useRows((rows) => rows.layers);
  const choices = useRows((rows) => rows.choices);
  const toggle = useCallback(
    (id: string) => {
      const { choices: held } = data.getState();
      const isOn = held.some((choice) => choice.id === id);
      explore.change({
        layers: isOn
          ? held.filter((choice) => choice.id !== id)
          : [{ id, opacity: 1, form: 'each' }, ...held],
      });
    },
    [explore, data],
  );
  return (
    <div className={styles['layers']}>
      <LayerList layers={layers} choices={choices} onToggle={toggle} />
    </div>
  );
}
