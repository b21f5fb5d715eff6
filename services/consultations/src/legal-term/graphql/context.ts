import type { RecordCalendarDay } from '../application/commands/record-calendar-day';
import type { RemoveCalendarDay } from '../application/commands/remove-calendar-day';
import type { SetLegalTerm } from '../application/commands/set-legal-term';
import type { LegalTermReader } from '../application/ports';

/** The commands on terms and days, by the names of their mutations. */
interface LegalTermCommands {
  readonly setLegalTerm: SetLegalTerm;
  readonly recordCalendarDay: RecordCalendarDay;
  readonly removeCalendarDay: RemoveCalendarDay;
}

/** What the area of terms and days gives to resolvers. */
export interface LegalTermContext {
  readonly legalTermCommands: LegalTermCommands;
  readonly legalTermReader: LegalTermReader;
}
