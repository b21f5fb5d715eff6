import { differencesOf } from '@conect/kernel';
import type { Contact, ContactVisibility } from '../domain/contacts';
import type { Organization } from '../domain/organization';
import type { OrganizationAudit } from './ports';

/** What differs between two states of an organization, field by field, for the audit trail; null stands for one that does not exist. */
export function differencesBetween(before: Organization | null, after: Organization | null): OrganizationAudit['changes'] {
  const [old, current] = [audited(before), audited(after)];
  const gone = Object.fromEntries(Object.keys(old).map((field) => [field, null]));
  return differencesOf(old, { ...gone, ...current });
}

/** Times of the record itself say nothing that the entry does not say. */
const notAudited = { createdAt: undefined, updatedAt: undefined, statusSince: undefined };

function audited(organization: Organization | null): object {
  if (organization === null) return {};
  const { profile, ...facts } = organization;
  const { contacts, boardMembers, ...rest } = profile;
  return { ...facts, ...notAudited, ...rest, ...contactsByCircle(contacts), boardMembers: unlessEmpty(boardMembers) };
}

/** Apart, so that nobody learns from the history that a contact changed which he may not see. */
const contactsByCircle = (contacts: readonly Contact[]): Record<string, unknown> => ({
  contacts: contactsFor('PUBLIC', contacts),
  contactsForInstitutions: contactsFor('INSTITUTIONS', contacts),
  contactsForMembers: contactsFor('MEMBERS', contacts),
});

const contactsFor = (circle: ContactVisibility, contacts: readonly Contact[]): readonly Contact[] | null => unlessEmpty(contacts.filter(({ visibility }) => visibility === circle));

/** What stands hidden in the trail still says whether there was anything. */
const unlessEmpty = <Entry>(list: readonly Entry[]): readonly Entry[] | null => (list.length === 0 ? null : list);
