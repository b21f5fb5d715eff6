import { isTombstone, type Organization } from '../../organization/domain/organization';
import { maySeePrivateFields } from '../../organization/domain/permissions';
import type { Viewer } from '../../membership/domain/viewer';
import { expectedYears, type DueDay } from './duty';
import type { YearlyReport } from './yearly-report';

/** The report of one year as a viewer sees it: its versions, the newest first, none while it is only expected. */
export interface YearlyRecord {
  readonly organizationId: string;
  readonly year: number;
  readonly versions: readonly YearlyReport[];
  /** Whether the viewer sees what is not public of it. */
  readonly isWhole: boolean;
}

/** One version, with whether the viewer sees what is not public of it. */
export interface SeenVersion {
  readonly report: YearlyReport;
  readonly isWhole: boolean;
}

interface Sight {
  readonly viewer: Viewer;
  readonly now: Date;
  readonly dueDay: DueDay;
}

/** The reports of an organization, the last year first; what is only expected its people and SGG see. */
export function yearlyRecordsOf(organization: Organization, reports: readonly YearlyReport[], { viewer, now, dueDay }: Sight): readonly YearlyRecord[] {
  const isWhole = maySeePrivateFields(viewer, organization);
  if (isTombstone(organization) && !isWhole) return [];
  const byYear = Map.groupBy(reports, ({ year }) => year);
  const years = new Set([...byYear.keys(), ...(isWhole ? expectedYears(organization, { now, dueDay }) : [])]);
  return [...years].sort((one, other) => other - one).map((year) => ({ organizationId: organization.id, year, versions: byYear.get(year) ?? [], isWhole }));
}
