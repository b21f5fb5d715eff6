import type { OrganizationReach } from '@conect/kernel';
import { reachOfAudience, type Audience } from '@conect/reference-data';
import type { Consultation } from '../../consultation/domain/consultation';
import { relatedDomains } from '../../consultation/domain/related-domains';
import { badInput, type ConsultationsRefusal } from '../../service/domain/refusals';

/** How many organizations are invited at once; more are invited county by county. */
export const maximumInvitations = 5_000;

/** Where the organizations of an audience are looked for in this consultation; those in record, in what the draft concerns. */
export const reachOf = (audience: Audience, { institutionId, content }: Consultation): OrganizationReach => reachOfAudience(audience, institutionId, relatedDomains(content.domains));

/** The refusal of inviting more organizations at once than one call takes. */
export const reachesTooMany: ConsultationsRefusal = badInput(['domains'], 'REACH', { maximum: maximumInvitations });
