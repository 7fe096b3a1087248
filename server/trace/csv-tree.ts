import type { BodyPart } from './body-tree.ts';

const CELL = /("(?:[^"]|"")*"|[^,\r\n]*)(,|\r\n|\n|\r|$)/y;

/** Cells of a table by their places; the first line names them. Throws where there is no second one. */
export function csvTree(chars: string): BodyPart {
  const lines: { readonly from: number; readonly to: number; readonly cells: BodyPart[] }[] = [];
  let at = 0;
  let names: readonly string[] = [];
  while (at < chars.length) {
    const from = at;
    const cells: BodyPart[] = [];
    for (let isOpen = true; isOpen;) {
      CELL.lastIndex = at;
      const [whole = '', cell = '', end = ''] = CELL.exec(chars) ?? [];
      const quote = cell.startsWith('"') ? 1 : 0;
      cells.push({
        path: `row ${lines.length + 1}.${names[cells.length] ?? cells.length + 1}`,
        from: at + quote,
        to: at + cell.length - quote,
        leaf: 'plain',
        children: [],
        isList: false,
      });
      at += whole.length;
      isOpen = end === ',';
    }
    if (lines.length === 0) names = cells.map((cell) => nameOf(chars.slice(cell.from, cell.to)));
    lines.push({ from, to: at, cells });
  }
  if (lines.length < 2 || names.length < 2) throw new Error('no table');
  const children = lines.slice(1).map(({ from, to, cells }, index) => ({
    path: `row ${index + 2}`,
    from,
    to,
    children: cells,
    isList: false,
  }));
  return { path: '', from: 0, to: chars.length, children, isList: true };
}

function nameOf(chars: string): string {
  return Buffer.from(chars, 'latin1').toString('utf8').replace('\uFEFF', '').trim();
}
