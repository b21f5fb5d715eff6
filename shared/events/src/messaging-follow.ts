import { z } from 'zod';
import { publishedBy } from './contract';

const defineEvent = publishedBy('messaging');

const facts = z.object({
  followId: z.uuid().describe('The follow; the key of its topic.'),
  userId: z.uuid().describe('Who follows.'),
  targetType: z.string().min(1).describe('The type of what is followed: Institution, Organization, Consultation, ActivityDomain or County. An open list.'),
  targetId: z.string().min(1).describe('What is followed: an id, or the code of a domain or a county.'),
});

const example = {
  followId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1bf0a1',
  userId: '0193a5cf-7f00-7cc1-9d55-3f6a0c1be0b2',
  targetType: 'ActivityDomain',
  targetId: 'E',
};

const ofFollow = (name: string, when: string) => defineEvent({ aggregate: 'follow', name, when, data: facts, example });

/** Edge: nothing -> followed. */
export const followAdded = ofFollow('FollowAdded', 'A person wants to be told what is published by or about something.');

/** Edge: followed -> followed, with another choice of how to be told. */
export const followUpdated = ofFollow('FollowUpdated', 'A person chooses otherwise how he is told of what he follows.');

/** Edge: followed -> nothing. When a person is erased it is not said: UserErased ends all that he follows. */
export const followRemoved = ofFollow('FollowRemoved', 'A person no longer wants to be told of something.');

/** Everything that is said of follows. */
export const followEvents = [followAdded, followUpdated, followRemoved] as const;
