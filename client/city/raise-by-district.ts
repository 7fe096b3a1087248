import { SEVERITIES, type Severity } from '../../contract/event.ts';
import type { DistrictLevelsData } from '../../contract/indicator.ts';
import type { IncidentMatter } from './open-matter.ts';

const SEVERITY_OF_CELL: Readonly<Record<string, Severity>> = {
  '1': 'Minor',
  '2': 'Moderate',
  '3': 'Severe',
  '4': 'Extreme',
};

/** When a district came to the level it has now, if its history still shows it. */
function levelSince(levels: DistrictLevelsData, cells: string): string | undefined {
  const now = cells.at(-1);
  const before = [...cells].findLastIndex((cell) => cell !== now);
  if (before < 0) return undefined;
  const agoMs = (cells.length - 1 - before) * levels.cellSec * 1000;
  return new Date(Date.parse(levels.until) - agoMs).toISOString();
}

/**
 * Reports of water are single calls, each minor; together they are as grave as the district is.
 * The higher of both levels is shown, with the office's reasons, since the district came to it.
 */
export function raiseByDistrict(
  matter: IncidentMatter,
  levels: DistrictLevelsData | undefined,
): IncidentMatter {
  const [district] = matter.districts;
  if (levels === undefined || matter.category !== 'flood' || district === undefined) return matter;
  const cells = levels.cells[district] ?? '';
  const severity = SEVERITY_OF_CELL[cells.at(-1) ?? ''];
  if (severity === undefined) return matter;
  if (SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(matter.severity)) return matter;
  const reasons = levels.reasons[district] ?? [];
  return { ...matter, severity, reasons, since: levelSince(levels, cells) ?? matter.since };
}
