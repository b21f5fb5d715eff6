import { consultationsEvents } from './consultations';
import { identityEvents } from './identity';
import { messagingEvents } from './messaging';
import { registryEvents } from './registry';

/** Every event that a service of CONECT says. */
export const allEvents = [...consultationsEvents, ...identityEvents, ...messagingEvents, ...registryEvents] as const;
