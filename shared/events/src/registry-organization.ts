import { z } from 'zod';
import { publishedBy } from './contract';

/** Makes the contracts of registry. */
export const defineEvent = publishedBy('registry');

/** The key of most of registry's topics. */
export const organizationId = z.uuid().describe('The organization; the key of its topic.');
/** The organization of the examples. */
export const exampleId = '0193a5d2-7f00-7cc1-9d55-3f6a0c1be001';
/** The person of a registration. */
export const applicantId = z.uuid().describe('The user who registers the organization.');
/** The person of the examples. */
export const exampleApplicant = '0193a5cf-7f00-7cc1-9d55-3f6a0c1be0b2';

/** The legal forms of the catalogue; the glossary's names. */
export const organizationTypes = [
  'ASSOCIATION',
  'FOUNDATION',
  'FEDERATION',
  'UNION',
  'BRANCH',
  'FOREIGN_NONPROFIT',
  'SOCIAL_ENTERPRISE',
  'INFORMAL_GROUP',
] as const;

/** The states that a profile in an event can name: those in which somebody can change it, or the register does. */
export const organizationStatuses = [
  'IMPORTED_UNCLAIMED',
  'DRAFT',
  'SUBMITTED',
  'IN_REVIEW',
  'NEEDS_CHANGES',
  'ACTIVE',
  'REJECTED',
  'DISSOLVING',
  'DEREGISTERED',
] as const;

/** What registry tells of an organization's public profile. */
export const profile = z.object({
  organizationId,
  type: z.enum(organizationTypes),
  status: z.enum(organizationStatuses),
  legalName: z.string().min(1).describe('The official name; public register data.'),
  cui: z.string().nullable().describe('Tax number, digits only.'),
  countyCode: z.string().nullable(),
  localityCode: z.string().nullable().describe('SIRUTA code.'),
  domains: z.array(z.string()).describe('Activity domain codes.'),
  primaryDomain: z.string().nullable(),
});

/** The profile of the examples. */
export const exampleProfile = {
  organizationId: exampleId,
  type: 'ASSOCIATION' as const,
  status: 'ACTIVE' as const,
  legalName: 'Asociația Țarnița Verde',
  cui: '28765437',
  countyCode: 'CJ',
  localityCode: '54984',
  domains: ['E'],
  primaryDomain: 'E',
};

/** Makes the contracts of an organization's topic. */
export const toOrganization = <Data extends z.ZodType>(definition: {
  name: string;
  when: string;
  consumers?: readonly string[];
  data: Data;
  example: z.infer<Data>;
}) => defineEvent({ aggregate: 'organization', ...definition });
