import { memo, type JSX } from 'react';
import { useWords } from '../../design/wording.ts';
import type { Thing } from '../../explore/thing.ts';

/** Rows of the desk. */
export const ThingTable = memo(function ThingTable({
  things,
}: {
  readonly things: readonly Thing[];
}): JSX.Element {
  const { say, word } = useWords();
  return (
    <table aria-label={word('explore/table/label')}>
      <tbody>
        {things.map((thing) => (
          <tr key={thing.key}>
            <th scope="row">{say(thing.name)}</th>
            <td>{say(thing.what)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
});
