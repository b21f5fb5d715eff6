import type { SenderKind, Thread } from '../domain/thread';

const nobody = { organization: null, institution: null, user: null, name: null };

/** A side of a thread as the graph shows it: whose inbox it is, or which person. */
export const partyOf = ({ kind, id }: { readonly kind: SenderKind; readonly id: string }) => ({
  ...nobody,
  ...(kind === 'ORGANIZATION' ? { organization: { id } } : kind === 'INSTITUTION' ? { institution: { id } } : { user: { id } }),
});

/** Who wrote first: an inbox, a person under the name that he gave, or somebody outside CONECT, by what an officer entered. */
export const senderOf = ({ senderKind, senderId, senderName: name }: Pick<Thread, 'senderKind' | 'senderId' | 'senderName'>) =>
  senderId === null ? { ...nobody, name } : { ...partyOf({ kind: senderKind, id: senderId }), name };
