import { findUnit, localitiesOfCounty } from '@conect/reference-data';
import { badInput, type RegistryRefusal } from '../../service/domain/refusals';

/** A place is named by the code of a locality; who sends the code of its administrative unit is told which one to send. */
export function unknownLocality(code: string, field: readonly string[]): RegistryRefusal {
  const unit = findUnit(code);
  if (unit === null) return badInput(field, 'LOCALITY_CODE');

  const candidates = localitiesOfCounty(unit.countyCode).filter(({ unitCode }) => unitCode === code);
  const seat = candidates.find(({ name }) => name === unit.name) ?? candidates[0];
  const example = seat === undefined ? '' : `${seat.code} (${seat.name})`;
  return badInput(field, 'LOCALITY_NOT_UNIT', { unit: unit.name, example });
}
