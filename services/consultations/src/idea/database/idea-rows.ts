import type { Idea } from '../domain/idea';
import type { IdeaRow } from './tables/idea.table';

/** Reads an idea from its row; that its answer and its consultation belong to its state, the table's constraints say. */
export function toIdea({ answer, consultationId, ...facts }: IdeaRow): Idea {
  return { ...facts, ...(answer === null ? {} : { answer }), ...(consultationId === null ? {} : { consultationId }) } as Idea;
}

/** Writes an idea as its row. */
export const toRow = (idea: Idea): IdeaRow => ({
  ...idea,
  domains: [...idea.domains],
  answer: 'answer' in idea ? idea.answer : null,
  consultationId: 'consultationId' in idea ? idea.consultationId : null,
});
