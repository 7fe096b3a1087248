import { csvRows } from '../feed-kit/csv-rows.ts';
import { INDICATOR_COLUMNS, INDICATOR_WORDS, type IndicatorColumn } from './indicator-columns.ts';

const COLUMNS = Object.entries(INDICATOR_COLUMNS) as readonly (readonly [
  IndicatorColumn,
  string,
])[];

/** Rows of the table in the shape of the JSON form, each with its place as a spreadsheet counts. */
export function indicatorCsv(text: string): readonly object[] {
  const heading = text.slice(0, text.search(/[\r\n]|$/));
  const names = new Set(heading.split(',').map((name) => name.replaceAll('"', '').trim()));
  if (!names.has('id') && !names.has(INDICATOR_COLUMNS.id)) {
    throw new Error(`no table: no column id or ${INDICATOR_COLUMNS.id}`);
  }
  const bytes = new TextEncoder().encode(text);
  const english = csvRows(
    bytes,
    COLUMNS.map(([name]) => name),
  );
  const korean = csvRows(
    bytes,
    COLUMNS.map(([, name]) => name),
  );
  return english.map((cells, index) => {
    const cell = (name: IndicatorColumn): string | undefined => {
      const place = COLUMNS.findIndex(([known]) => known === name);
      const held = cells[place] === '' ? korean[index]?.[place] : cells[place];
      return held === '' ? undefined : held;
    };
    return { place: `row ${index + 2}`, ...shaped(cell) };
  });
}

type Cell = (name: IndicatorColumn) => string | undefined;

function shaped(cell: Cell): object {
  const word = (name: IndicatorColumn): string | undefined => {
    const held = cell(name);
    return held === undefined ? undefined : (INDICATOR_WORDS[held] ?? held);
  };
  const named = (
    name: 'label' | 'unit' | 'source' | 'department' | 'outcome',
  ): object | undefined => {
    const [ko, en] = [cell(`${name}_ko`), cell(`${name}_en`)];
    if (ko === undefined && en === undefined) return undefined;
    return { ko: ko ?? en, ...(en === undefined ? {} : { en }) };
  };
  const form = word('form') ?? 'statistic';
  const about = {
    form: form === 'project' ? 'pledge' : form,
    id: cell('id'),
    theme: cell('theme'),
    domain: cell('domain'),
    publishedAt: cell('published_at'),
    sourceName: named('source'),
    sourceUrl: cell('source_url'),
  };
  if (about.form === 'pledge') {
    return {
      ...about,
      nature: form === 'project' ? form : word('nature'),
      title: named('label'),
      department: named('department'),
      progressPct: cell('progress'),
      state: word('state'),
      dueOn: cell('due_on'),
      budgetWon: cell('budget_won'),
      spentWon: cell('spent_won'),
      milestones: entries(cell('milestones')).map(([on, name, done]) => ({
        on,
        name,
        isDone: done === 'done' || done === '완료',
      })),
    };
  }
  if (about.form === 'vote') {
    return {
      ...about,
      title: named('label'),
      from: cell('from'),
      to: cell('to'),
      options: entries(cell('options')).map(([name, votes]) => ({ name, votes })),
      voters: cell('voters'),
      outcome: named('outcome'),
    };
  }
  return {
    ...about,
    label: named('label'),
    unit: named('unit'),
    period: cell('period'),
    value: cell('value'),
    target: cell('target'),
    targetBy: cell('target_by'),
    better: word('better'),
    past: entries(cell('past')).map(([label, value]) => ({ label, value })),
    district: cell('district'),
  };
}

/** `2019=1.2;2020=1.4` → its entries, each cut at `=`. */
function entries(list: string | undefined): readonly (readonly string[])[] {
  if (list === undefined) return [];
  return list
    .split(';')
    .filter((entry) => entry.trim() !== '')
    .map((entry) => entry.split('=').map((part) => part.trim()));
}
