import { accept, refuse, whole, type Given, type NewId } from '@conect/kernel';
import { badInput, type Read } from '../../service/domain/refusals';
import type { Shift } from './opportunity';
import { entriesOnce, everyOne, readNumber } from './read-values';

/** A time with places of its own, as given; without an id it is a new shift. */
export interface ShiftInput {
  readonly id?: Given<string>;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly places: number;
}

interface ShiftScene {
  /** The shifts there are already. */
  readonly shifts: readonly Shift[];
  readonly newId: NewId;
}

/** Reads the shifts of an opportunity, the first first; one that there is already keeps what is taken of it. */
export function readShifts(inputs: readonly ShiftInput[], scene: ShiftScene): Read<readonly Shift[]> {
  const list = entriesOnce(inputs, ['shifts'], [1, 200]);
  if (!list.ok) return list;
  const ids = inputs.flatMap(({ id }) => id?.toLowerCase() ?? []);
  if (new Set(ids).size < ids.length) return refuse(badInput(['shifts'], 'ENTRY_ONCE'));
  const read = everyOne(inputs.map((input, index) => readShift(input, ['shifts', String(index)], scene)));
  return read.ok ? accept(read.value.toSorted((one, other) => one.startsAt.getTime() - other.startsAt.getTime() || (one.id < other.id ? -1 : 1))) : read;
}

function readShift({ id, startsAt, endsAt, places }: ShiftInput, field: readonly string[], { shifts, newId }: ShiftScene): Read<Shift> {
  const known = shifts.find((shift) => shift.id === id?.toLowerCase());
  return whole<Shift>({
    id: id == null ? accept(newId()) : known === undefined ? refuse(badInput([...field, 'id'], 'KNOWN_SHIFT')) : accept(known.id),
    startsAt: accept(startsAt),
    endsAt: accept(endsAt),
    places: readNumber(places, [...field, 'places'], [1, 10_000]),
    takenCount: accept(known?.takenCount ?? 0),
  });
}
