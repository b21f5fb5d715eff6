import { dataExportPartEvents } from './data-export-part';
import { erasureAnswerEvents } from './erasure';
import { applicationEvents } from './volunteering-application';
import { certificateEvents } from './volunteering-certificate';
import { contractEvents } from './volunteering-contract';
import { hourLogEvents } from './volunteering-hour-log';
import { opportunityEvents } from './volunteering-opportunity';
import { recordShareEvents } from './volunteering-record-share';
import { volunteerBlockEvents } from './volunteering-volunteer-block';

export * from './volunteering-application';
export * from './volunteering-certificate';
export * from './volunteering-contract';
export * from './volunteering-hour-log';
export * from './volunteering-opportunity';
export * from './volunteering-record-share';
export * from './volunteering-volunteer-block';

/** Every event that volunteering says. */
export const volunteeringEvents = [
  ...opportunityEvents,
  ...applicationEvents,
  ...volunteerBlockEvents,
  ...contractEvents,
  ...hourLogEvents,
  ...certificateEvents,
  ...recordShareEvents,
  ...Object.values(dataExportPartEvents.volunteering),
  ...erasureAnswerEvents('volunteering'),
] as const;
