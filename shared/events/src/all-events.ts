import { consultationsEvents } from './consultations';
import { identityEvents } from './identity';
import { messagingEvents } from './messaging';
import { registryEvents } from './registry';
import { volunteeringEvents } from './volunteering';

/** Every event that a service of CONECT says. */
export const allEvents = [...consultationsEvents, ...identityEvents, ...messagingEvents, ...registryEvents, ...volunteeringEvents] as const;
