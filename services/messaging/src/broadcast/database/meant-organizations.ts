import { reachedOrganizations, reachParameters } from '@conect/event-bus';
import type { Meant } from '../application/ports';

/** What {@link meantOrganizations} is asked with: the first nine parameters of a statement, whose own begin at $10. */
export const meantParameters = ({ reach, topic, isLegallyRequired }: Meant): readonly unknown[] => [...reachParameters(reach), topic, isLegallyRequired];

/** The ACTIVE organizations that a broadcast means, each once, with where it is, in what it works first, and whether it wants nothing of the kind. */
export const meantOrganizations = `
  SELECT o.id, o.county_code, o.primary_domain, NOT $9::boolean AND out.topic IS NOT NULL AS opted_out
  FROM (${reachedOrganizations}) reached
  JOIN organization o ON o.id = reached.id
  LEFT JOIN broadcast_opt_out out ON out.organization_id = o.id AND out.topic = $8`;
