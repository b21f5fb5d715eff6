import { z } from 'zod';
import { defineEvent, exampleId, organizationId } from './registry-organization';

const toReport = (name: string, when: string) =>
  defineEvent({
    aggregate: 'yearly-report',
    name,
    when,
    consumers: ['messaging'],
    data: z.object({
      reportId: z.uuid().describe('The report; the key of its topic.'),
      organizationId: organizationId.describe('The organization.'),
      year: z.int().describe('The year that it reports on.'),
    }),
    example: { reportId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0d6', organizationId: exampleId, year: 2025 },
  });

/** The report of a year is there. */
export const yearlyReportSubmitted = toReport('YearlyReportSubmitted', 'An organization hands in the report of a year.');

/** The report of a year has another version. */
export const yearlyReportCorrected = toReport('YearlyReportCorrected', 'An organization corrects the report of a year, with a reason; the former version stays.');
