import type { Locale } from '@conect/kernel';
import type { FastifyInstance } from 'fastify';
import { addLookupRoute, type LookupBinding } from './lookup-route';

/** Whom a reference means, for a message to him. */
export interface WrittenTo {
  /** The reference, as the event named it. */
  readonly ref: string;
  readonly email: string;
  readonly name: string;
  readonly language: Locale;
  /** Where the message leads, when that is secret. */
  readonly link?: string;
}

interface Dependencies extends LookupBinding {
  readonly findPeople: (refs: readonly string[]) => Promise<readonly WrittenTo[]>;
}

/** Says to messaging whom it writes to, at the moment of sending. */
export const addRecipientsRoute = (app: FastifyInstance, { findPeople, ...binding }: Dependencies): void =>
  addLookupRoute(app, {
    ...binding,
    path: '/internal/recipients',
    question: 'recipients',
    refused: 'look-up refused',
    answer: async (refs, reply) => reply.send({ recipients: await findPeople(refs) }),
  });
