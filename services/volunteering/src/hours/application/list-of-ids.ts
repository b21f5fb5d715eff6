import { refusalsOfIds } from '@conect/kernel';
import { badInput, type VolunteeringRefusal } from '../../service/domain/refusals';

/** The most logs that one command enters or decides. */
const maximumLogs = 100;

/** Why a list of ids cannot be taken: 1 to 100, each a UUID and there once. */
export const refusalsOfList = (ids: readonly string[], list: string): readonly VolunteeringRefusal[] =>
  ids.length === 0 || ids.length > maximumLogs ? [badInput([list], 'LIST_LENGTH', { maximum: maximumLogs })] : refusalsOfIds(ids, list);
