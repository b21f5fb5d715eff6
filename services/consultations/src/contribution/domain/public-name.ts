import type { Contribution } from './contribution';
import { isHidden } from './moderation';

/** How the public sees the name of the author; null of those whom CONECT knows, who name themselves. The law's register keeps of an erased person that it was one (domain 2.11). */
export function publicName({ author, content: { contact, display }, erasedAt, moderation }: Contribution): string | null {
  if (author.kind === 'INDIVIDUAL') {
    if (erasedAt !== null || contact === null) return 'persoană fizică';
    // What may not stand in the text does not come back as a name.
    return display === 'INITIALS' || isHidden(moderation) ? initialsOf(contact.name) : contact.name;
  }
  const isKnown = author.kind === 'ORGANIZATION' ? author.organizationId !== null : author.institutionId !== null;
  return isKnown ? null : (contact?.name ?? null);
}

/** The first letter of each part of a name, e.g. `I. P.` of Ion Popescu. */
function initialsOf(name: string): string {
  const parts = name.split(/[^\p{L}\p{M}\p{N}'’]+/u).filter((part) => part !== '');
  return parts.map((part) => `${[...part][0]!.toLocaleUpperCase('ro')}.`).join(' ');
}
