import { z } from 'zod';

/** What every event of a contribution says. */
export const contributionFacts = z.object({
  contributionId: z.uuid().describe('The contribution; the key of its topic.'),
  consultationId: z.uuid().describe('The consultation in which it was made.'),
  institutionId: z.uuid().describe('The institution that consults, in whose register it stands.'),
  authorKind: z.string().min(1).describe('ORGANIZATION, INDIVIDUAL or INSTITUTION. An open list.'),
  organizationId: z.uuid().nullable().describe('The organization that made it; null of another author, and of one that CONECT does not know.'),
  channel: z.string().min(1).describe('PLATFORM, POST, EMAIL or IN_PERSON. An open list.'),
  status: z.string().min(1).describe('Where it stands now, e.g. SUBMITTED. An open list.'),
});

/** An example of {@link contributionFacts}. */
export const contributionExample = {
  contributionId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0d1',
  consultationId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0f1',
  institutionId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0c3',
  authorKind: 'ORGANIZATION',
  organizationId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be001',
  channel: 'PLATFORM',
  status: 'SUBMITTED',
};
