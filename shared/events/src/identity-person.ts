import { z } from 'zod';
import { publishedBy } from './contract';

const defineEvent = publishedBy('identity');

const person = z.object({ userId: z.uuid().describe('The user; who the guardian is stays in identity.') });
const example = { userId: '0193a5cf-7f00-7cc1-9d55-3f6a0c1be0b2' };

/** Somebody under 16 confirmed the address; the account stays closed until a guardian confirms. */
export const guardianConfirmationRequested = defineEvent({
  aggregate: 'user',
  name: 'GuardianConfirmationRequested',
  when: 'A person under 16 confirms the address, and a guardian is asked to confirm the account.',
  data: person,
  example,
});

/** The account of somebody under 16 can be used from now on. */
export const minorAccountConfirmed = defineEvent({
  aggregate: 'user',
  name: 'MinorAccountConfirmed',
  when: 'A guardian confirms the account of a person under 16.',
  data: person,
  example,
});

/** The account of somebody under 16 is closed again. */
export const minorAccountWithdrawn = defineEvent({
  aggregate: 'user',
  name: 'MinorAccountWithdrawn',
  when: 'A guardian takes back the consent to the account of a person under 16.',
  data: person,
  example,
});

/** The person speaks for himself from now on. */
export const userCameOfAge = defineEvent({
  aggregate: 'user',
  name: 'UserCameOfAge',
  when: 'A person for whom a guardian answers becomes 16.',
  data: person,
  example,
});

/** The owner was told that the account will be archived. */
export const userWarnedOfInactivity = defineEvent({
  aggregate: 'user',
  name: 'UserWarnedOfInactivity',
  when: 'A person who has not used the account for years is warned, twice, that it will be archived.',
  data: person,
  example,
});

/** The account is closed until its owner restores it. */
export const userArchived = defineEvent({
  aggregate: 'user',
  name: 'UserArchived',
  when: 'An account that nobody used for years is archived.',
  data: person,
  example,
});

/** The account is its owner's again. */
export const userRestored = defineEvent({
  aggregate: 'user',
  name: 'UserRestored',
  when: 'A person follows the link that restores an archived account.',
  data: person,
  example,
});

/** Nothing of the person is left but the id; every service forgets what it knows. */
export const userErased = defineEvent({
  aggregate: 'user',
  name: 'UserErased',
  when: 'A person is erased: he asked for it, a guardian refused or did not answer, or nobody used the account for years.',
  consumers: ['consultations', 'registry', 'messaging', 'volunteering'],
  data: person,
  example,
});
