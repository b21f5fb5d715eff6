import { accept, emailAddress, pastDate, phoneNumber, readPart, refuse, textBetween, whole, type Given } from '@conect/kernel';
import { findCounty } from '@conect/reference-data';
import { badInput, type Read } from '../../service/domain/refusals';
import { ageOn } from './age';
import type { VolunteerProfile } from './volunteer-profile';

/** A profile as given. */
export interface ProfileInput {
  readonly fullName: string;
  readonly birthDate: string;
  readonly phone?: Given<string>;
  readonly email?: Given<string>;
  readonly countyCode?: Given<string>;
}

/** What a profile says. */
export type ProfileContent = Omit<VolunteerProfile, 'userId' | 'version' | 'updatedAt'>;

const oldestAge = 130;

/** Reads a profile, every bad value named. */
export const readProfile = ({ fullName, birthDate, phone, email, countyCode }: ProfileInput, today: string): Read<ProfileContent> =>
  whole<ProfileContent>({
    fullName: textBetween(3, 150)(fullName, ['fullName'], today),
    birthDate: readBirthDate(birthDate, today),
    phone: readPart(phoneNumber, phone, ['phone']),
    email: readPart(emailAddress, email, ['email']),
    countyCode: readPart(readCounty, countyCode, ['countyCode']),
  });

function readBirthDate(given: string, today: string): Read<string> {
  const day = pastDate(given, ['birthDate'], today);
  return day.ok && ageOn(day.value, today) > oldestAge ? refuse(badInput(['birthDate'], 'BIRTH_DATE', { maximum: oldestAge })) : day;
}

function readCounty(given: string, field: readonly string[]): Read<string> {
  const county = findCounty(given.toUpperCase());
  return county === null ? refuse(badInput(field, 'COUNTY')) : accept(county.code);
}
