import { z } from 'zod';
import { publishedBy } from './contract';

const defineEvent = publishedBy('consultations');

const toReport = (name: string, when: string, consumers: readonly string[] = []) =>
  defineEvent({
    aggregate: 'transparency-report',
    name,
    when,
    consumers,
    data: z.object({
      reportId: z.uuid().describe('The report; the key of its topic.'),
      institutionId: z.uuid().describe('The institution that reports.'),
      year: z.int().describe('The year that it reports on.'),
      editionNumber: z.int().positive().describe('The number of the edition: 1, and one more with each correction.'),
    }),
    example: { reportId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0e1', institutionId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0c3', year: 2026, editionNumber: 1 },
  });

/** Edge: nothing -> PREPARED; PREPARED -> PREPARED; COMPLETED -> COMPLETED. */
export const transparencyReportPrepared = toReport('TransparencyReportPrepared', 'An institution has the year of its report on decisional transparency counted; it is not public yet.');

/** Edge: PREPARED or COMPLETED -> COMPLETED. */
export const transparencyReportCompleted = toReport('TransparencyReportCompleted', 'An institution fills in what only it knows; its report is not public yet.');

/** Edge: COMPLETED -> FROZEN. */
export const transparencyReportFrozen = toReport('TransparencyReportFrozen', 'The representative of an institution signs its report, which is public from then on and never changes.', ['messaging']);

/** Edge: FROZEN -> COMPLETED. */
export const transparencyReportCorrected = toReport('TransparencyReportCorrected', 'The representative of an institution begins another edition of a signed report; the one before stays public.');

/** Everything that is said of annual reports on decisional transparency. */
export const transparencyReportEvents = [transparencyReportPrepared, transparencyReportCompleted, transparencyReportFrozen, transparencyReportCorrected] as const;
