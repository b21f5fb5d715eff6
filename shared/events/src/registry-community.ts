import { z } from 'zod';
import { defineEvent, exampleApplicant } from './registry-organization';

const community = z.object({
  communityId: z.uuid().describe('The community; the key of its topic.'),
  domain: z.string().describe('The code of its activity domain.'),
});
const member = community.extend({
  organizationId: z.uuid().nullable().describe('The organization; null for an expert.'),
  userId: z.uuid().nullable().describe('The expert, who is there in his own name; null for an organization.'),
});
const example = { communityId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0d3', domain: 'E' };

const toCommunity = (name: string, when: string) => defineEvent({ aggregate: 'community', name, when, consumers: ['consultations', 'messaging'], data: community, example });
const toMember = (name: string, when: string) =>
  defineEvent({ aggregate: 'community', name, when, consumers: ['consultations', 'messaging'], data: member, example: { ...example, organizationId: null, userId: exampleApplicant } });

/** A community exists from now on. */
export const expertiseCommunityCreated = toCommunity('ExpertiseCommunityCreated', 'SGG founds a community of expertise.');

/** Nobody joins any more. */
export const expertiseCommunityClosed = toCommunity('ExpertiseCommunityClosed', 'SGG closes a community of expertise; who is in it stays.');

/** Somebody is in it from now on. */
export const expertiseCommunityJoined = toMember('ExpertiseCommunityJoined', 'An organization or an expert joins a community of expertise.');

/** Somebody is no longer in it. */
export const expertiseCommunityLeft = toMember('ExpertiseCommunityLeft', 'An organization or an expert leaves a community of expertise.');
