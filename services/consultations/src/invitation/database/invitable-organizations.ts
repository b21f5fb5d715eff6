import { reachedOrganizations } from '@conect/event-bus';

/** The organizations that an audience means, each with its invitation to the consultation ($8) when there is one. */
export const invitableOrganizations = `
  SELECT reached.id, i.id AS invitation_id
  FROM (${reachedOrganizations}) reached
  LEFT JOIN invitation i ON i.consultation_id = $8 AND i.organization_id = reached.id`;
