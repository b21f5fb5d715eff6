import { z } from 'zod';
import { publishedBy } from './contract';

const data = z.object({
  contributorNoticeId: z.uuid().describe('What one author is told of one proposal; the key of its topic.'),
  roundId: z.uuid().describe('What happened to the consultation; the same for all who proposed something.'),
  contributionId: z.uuid().describe('The proposal.'),
  consultationId: z.uuid().describe('The consultation in which it was made, which is public.'),
  institutionId: z.uuid().describe('The institution that consults.'),
  userId: z.uuid().nullable().describe('Who sent it in his own name, or for an institution; null for an organization.'),
  organizationId: z.uuid().nullable().describe('The organization that made it; null of another author.'),
  registrationNumber: z.string().min(1).describe('Its number in the register of the institution, e.g. 12/2026.'),
  status: z.string().min(1).describe('Where it stands now, e.g. ACCEPTED. An open list.'),
  title: z.string().min(1).describe('The legal title of the draft.'),
});

const example = {
  contributorNoticeId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0f7',
  roundId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0f8',
  contributionId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0d1',
  consultationId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0f1',
  institutionId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0c3',
  userId: '0193a5cf-7f00-7cc1-9d55-3f6a0c1be0b2',
  organizationId: null,
  registrationNumber: '12/2026',
  status: 'ACCEPTED',
  title: 'Proiect de hotărâre a Guvernului privind calitatea aerului',
};

/** Once for each proposal that was not taken back. */
const toContributor = (name: string, when: string) => publishedBy('consultations')({ aggregate: 'contributor-notice', name, when, consumers: ['messaging'], data, example });

/** While proposals are taken, or later. */
export const contributionDraftChanged = toContributor('ContributionDraftChanged', 'A draft about which somebody proposed something has another text.');

/** With `ResponsesPublished`. */
export const contributionAnswered = toContributor('ContributionAnswered', 'An institution has published its answers; `status` is the one to this proposal.');

/** With `ActAdopted`. */
export const contributionToAdoptedAct = toContributor('ContributionToAdoptedAct', 'The act about which somebody proposed something is adopted; `status` says whether what he proposed was taken over.');

/** With `ActNotAdopted`. */
export const contributionToUnadoptedAct = toContributor('ContributionToUnadoptedAct', 'The act about which somebody proposed something is not adopted.');

/** With `ConsultationWithdrawn`. */
export const contributionConsultationWithdrawn = toContributor('ContributionConsultationWithdrawn', 'The consultation in which somebody proposed something was taken back.');

/** Everything that contributors are told of. */
export const contributorNoticeEvents = [contributionDraftChanged, contributionAnswered, contributionToAdoptedAct, contributionToUnadoptedAct, contributionConsultationWithdrawn] as const;
