import { opportunityEvents } from './volunteering-opportunity';

export * from './volunteering-opportunity';

/** Every event that volunteering says. */
export const volunteeringEvents = [...opportunityEvents] as const;
