import type { Contact } from '../../contract/office.ts';
import type { DistrictCode } from '../../contract/place.ts';

/** A contact and what it answers for. */
export interface ContactEntry {
  readonly contact: Contact;
  /** Empty = the whole city. */
  readonly districts: readonly DistrictCode[];
  /** Empty = everything. */
  readonly hazards: readonly string[];
  readonly escalatesTo?: string;
}

/** Who is in charge of a hazard in these districts: those of a district before those of the city. */
export function inCharge(
  book: readonly ContactEntry[],
  hazard: string,
  districts: readonly DistrictCode[],
): readonly Contact[] {
  const fitting = book.filter(
    (entry) =>
      (entry.hazards.length === 0 || entry.hazards.includes(hazard)) &&
      (entry.districts.length === 0 || entry.districts.some((code) => districts.includes(code))),
  );
  const isLocal = (entry: ContactEntry): boolean => entry.districts.length > 0;
  return [...fitting.filter(isLocal), ...fitting.filter((entry) => !isLocal(entry))].map(
    ({ contact }) => contact,
  );
}
