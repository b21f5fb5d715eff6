import { differencesOf } from '@conect/kernel';
import type { Idea, IdeaEvent } from '../domain/idea';
import type { IdeaUnit } from './ports';

/** Saves what happened to an idea, with its event and its audit entry. */
export async function recordIdea({ ideas, publish, audit }: IdeaUnit, before: Idea | null, event: IdeaEvent): Promise<void> {
  const { idea } = event;
  await (before === null ? ideas.insert : ideas.save)(idea);
  await publish(event);
  const changes = differencesOf(before, idea);
  await audit({ ideaId: idea.id, changes: 'supporterId' in event ? { ...changes, ...supporterOf(event) } : changes });
}

const supporterOf = ({ type, supporterId }: Extract<IdeaEvent, { supporterId: string }>) => ({
  supporter: type === 'IdeaSupported' ? { before: null, after: supporterId } : { before: supporterId, after: null },
});
