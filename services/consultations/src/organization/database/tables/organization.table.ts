import { organizationTableOf, reachIndices } from '@conect/event-bus';

/** With the indexes by which organizations are found for an invitation. */
export const organizationTable = organizationTableOf(reachIndices);
