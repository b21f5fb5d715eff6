import type { DocumentPurpose } from '../../document/domain/document';
import type { RegistryRefusal } from '../../service/domain/refusals';

/** The documents that a file needs for each of the last years. */
export const yearlyPurposes = ['UTILITY_ACTIVITY_REPORT', 'UTILITY_FINANCIAL_STATEMENT'] as const satisfies readonly DocumentPurpose[];

/** What a document of a case may be for. */
export const casePurposes: readonly DocumentPurpose[] = [...yearlyPurposes, 'UTILITY_EVIDENCE'];

/** So many years of activity, and of reports, are needed (OG 26/2000 art. 38). */
const yearsOfActivity = 3;

/** A document of a file, as far as its completeness depends on it. */
export interface FiledDocument {
  readonly purpose: DocumentPurpose;
  readonly year: number | null;
}

/** The years of which a file that is handed in today holds reports: those that have ended. */
export const reportedYears = (today: string): readonly number[] => Array.from({ length: yearsOfActivity }, (_, index) => Number(today.slice(0, 4)) - 1 - index);

/** What an organization and its file lack of the conditions that a machine can check (OG 26/2000 art. 38); the rest is for the institution to judge. */
export const unmetConditions = (registeredOn: string | null, documents: readonly FiledDocument[], today: string): readonly RegistryRefusal[] => [
  ...refusalsOfAge(registeredOn, today),
  ...yearlyPurposes.flatMap((purpose) =>
    reportedYears(today)
      .filter((year) => !documents.some((document) => document.purpose === purpose && document.year === year))
      .map((year): RegistryRefusal => ({ code: 'MISSING_YEARLY_DOCUMENT', field: ['documents'], params: { document: purpose, year } })),
  ),
];

function refusalsOfAge(registeredOn: string | null, today: string): readonly RegistryRefusal[] {
  const lastDay = `${Number(today.slice(0, 4)) - yearsOfActivity}${today.slice(4)}`;
  if (registeredOn !== null && registeredOn <= lastDay) return [];
  return [{ code: 'TOO_RECENTLY_REGISTERED', field: ['organizationId'], params: { years: yearsOfActivity, registeredOn: registeredOn ?? '-' } }];
}
