import { accept, emailAddress, phoneNumber, textOf, type FieldParser } from '@conect/kernel';
import { allOf, mergeList } from './merge-list';

/** By what an organization is reached. */
type ContactKind = 'EMAIL' | 'PHONE' | 'ADDRESS';

/** Who sees a contact beside the organization's people and SGG: everybody, officers of institutions, nobody. */
export type ContactVisibility = 'PUBLIC' | 'INSTITUTIONS' | 'MEMBERS';

/** One way to reach an organization. */
export interface Contact {
  readonly kind: ContactKind;
  readonly value: string;
  /** Whom or what for, e.g. the name of a person (persoană de contact). */
  readonly label: string | null;
  readonly visibility: ContactVisibility;
}

/** One way to reach an organization, as its people say it. */
export interface ContactInput extends Omit<Contact, 'label'> {
  readonly label?: string | null | undefined;
}

/** An organization has at most so many. */
export const maximumContacts = 20;

const parsers: Readonly<Record<ContactKind, FieldParser>> = { EMAIL: emailAddress, PHONE: phoneNumber, ADDRESS: textOf(500) };

/** The contacts after a change; each is there once. */
export const mergeContacts = (current: readonly Contact[], given: readonly ContactInput[] | null | undefined) =>
  mergeList(current, given, {
    field: 'contacts',
    maximum: maximumContacts,
    parse: ({ kind, value, label, visibility }, path) =>
      allOf<Contact>({
        kind: accept(kind),
        value: parsers[kind](value, [...path, 'value'], ''),
        label: label == null ? accept(null) : textOf(100)(label, [...path, 'label'], ''),
        visibility: accept(visibility),
      }),
    keyOf: ({ kind, value }) => `${kind} ${value}`,
  });
