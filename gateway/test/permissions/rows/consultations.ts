import type { Rows } from '../row';
import { aConsultation, aConsultationOf, aDraftText, aPublishedConsultation, uploadOf } from '../things';

/** Consultations: the officers of an institution publish for it; to who has no role in it, neither it nor its drafts are there. */
export const consultations: Rows = {
  createConsultation: { who: 'UNN NNN NNN AAFFF NNNNN NNNN FF', input: ({ institutions: { own } }) => aConsultationOf(own) },
  updateConsultation: { who: 'UNN NNN NNN AAFFF NNNNN NNNN FF', input: async (world, actor) => ({ consultationId: await aConsultation(world), initiator: actor.name }) },
  addDraftVersion: { who: 'UNN NNN NNN AAFFF NNNNN NNNN FF', input: async (world) => ({ consultationId: await aConsultation(world), articles: aDraftText }) },
  'requestConsultationsDocumentUpload (text of a draft)': { who: 'UFF FFF FFF AAFFF AAFFF FFFF FF', input: () => ({ ...uploadOf(Buffer.from('<p>Art. 1. Text</p>'), 'DRAFT_TEXT', 'text/html'), fileName: 'proiect.html' }) },
  scheduleConsultation: {
    who: 'UNN NNN NNN AAFFF NNNNN NNNN FF',
    input: async (world) => ({ consultationId: await aConsultation(world, 'WHOLE'), publishAt: new Date(Date.now() + 86_400_000).toISOString() }),
  },
  publishConsultation: { who: 'UNN NNN NNN AAFFF NNNNN NNNN FF', input: async (world) => ({ consultationId: await aConsultation(world, 'WHOLE') }) },
  extendDeadline: {
    who: 'UFF FFF FFF AAFFF FFFFF FFFF FF',
    input: async (world) => ({ consultationId: await aPublishedConsultation(world), inputLastDay: '2099-01-15', reason: 'La cererea asociațiilor.' }),
  },
  withdrawConsultation: { who: 'UFF FFF FFF AAFFF FFFFF FFFF FF', input: async (world) => ({ consultationId: await aPublishedConsultation(world), reason: 'Proiectul se reface.' }) },
  cancelConsultation: { who: 'UNN NNN NNN AAFFF NNNNN NNNN FF', input: async (world) => ({ consultationId: await aConsultation(world) }) },
};
