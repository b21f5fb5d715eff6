import type { Contribution } from './contribution';

/** How the public sees the name of the author; null of those whom CONECT knows, who name themselves. The law's register keeps of an erased person that it was one (domain 2.11). */
export function publicName({ author, content: { contact, display }, erasedAt }: Contribution): string | null {
  if (author.kind === 'INDIVIDUAL') {
    if (erasedAt !== null || contact === null) return 'persoană fizică';
    return display === 'INITIALS' ? initialsOf(contact.name) : contact.name;
  }
  const isKnown = author.kind === 'ORGANIZATION' ? author.organizationId !== null : author.institutionId !== null;
  return isKnown ? null : (contact?.name ?? null);
}

/** The first letter of each part of a name, e.g. `I. P.` of Ion Popescu. */
function initialsOf(name: string): string {
  const parts = name.split(/[^\p{L}\p{M}\p{N}'’]+/u).filter((part) => part !== '');
  return parts.map((part) => `${[...part][0]!.toLocaleUpperCase('ro')}.`).join(' ');
}
