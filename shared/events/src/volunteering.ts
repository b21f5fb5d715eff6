import { applicationEvents } from './volunteering-application';
import { contractEvents } from './volunteering-contract';
import { opportunityEvents } from './volunteering-opportunity';
import { volunteerBlockEvents } from './volunteering-volunteer-block';

export * from './volunteering-application';
export * from './volunteering-contract';
export * from './volunteering-opportunity';
export * from './volunteering-volunteer-block';

/** Every event that volunteering says. */
export const volunteeringEvents = [...opportunityEvents, ...applicationEvents, ...volunteerBlockEvents, ...contractEvents] as const;
