/** The kinds of institutions; the glossary's names. */
export type InstitutionType =
  | 'SGG'
  | 'MINISTRY'
  | 'CENTRAL_AGENCY'
  | 'PREFECTURE'
  | 'COUNTY_COUNCIL'
  | 'LOCAL_COUNCIL'
  | 'CITY_HALL';

/** A public authority or institution. */
export interface Institution {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly type: InstitutionType;
  readonly createdAt: Date;
}

/** The institution that runs CONECT; its id is the same everywhere, so that others may name it. */
export const sgg = {
  id: '0193a5d0-0000-7000-8000-000000000001',
  name: 'Secretariatul General al Guvernului',
  type: 'SGG',
} as const satisfies Pick<Institution, 'id' | 'name' | 'type'>;
