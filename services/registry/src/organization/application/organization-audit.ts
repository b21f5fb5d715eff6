import type { Contact, ContactVisibility } from '../domain/contacts';
import type { Organization } from '../domain/organization';
import type { OrganizationAudit } from './ports';

/** What differs between two states of an organization, field by field, for the audit trail; null stands for one that does not exist. */
export function differencesBetween(before: Organization | null, after: Organization | null): OrganizationAudit['changes'] {
  const [old, current] = [flatten(before), flatten(after)];
  const fields = [...new Set([...Object.keys(old), ...Object.keys(current)])];
  return Object.fromEntries(
    fields
      .map((field) => [field, { before: old[field] ?? null, after: current[field] ?? null }] as const)
      .filter(([, change]) => JSON.stringify(change.before) !== JSON.stringify(change.after)),
  );
}

/** Times of the record itself say nothing that the entry does not say. */
const notAudited: ReadonlySet<string> = new Set(['profile', 'createdAt', 'updatedAt', 'statusSince']);

function flatten(organization: Organization | null): Record<string, unknown> {
  if (organization === null) return {};
  const facts = Object.entries(organization).filter(([field]) => !notAudited.has(field));
  const { contacts, boardMembers, ...profile } = organization.profile;
  return { ...Object.fromEntries(facts), ...profile, ...contactsByCircle(contacts), boardMembers: unlessEmpty(boardMembers) };
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
