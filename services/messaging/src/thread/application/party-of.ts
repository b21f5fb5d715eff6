import type { SenderKind } from '../domain/thread';

const nobody = { organization: null, institution: null, user: null, name: null };

/** A side of a thread as the graph shows it: whose inbox it is, or which person. */
export const partyOf = ({ kind, id }: { readonly kind: SenderKind; readonly id: string }) => ({
  ...nobody,
  ...(kind === 'ORGANIZATION' ? { organization: { id } } : kind === 'INSTITUTION' ? { institution: { id } } : { user: { id } }),
});

/** Somebody outside CONECT, by what an officer entered. */
export const outsider = (name: string | null) => ({ ...nobody, name });
