import { commonExpectations, commonMessages, type MessageCatalogue, type MessageTexts } from '@conect/service-kit';
import type { Expectation, VolunteeringErrorCode } from '../domain/refusals';

/** The texts of every refusal, by code. */
export const messages: MessageCatalogue<VolunteeringErrorCode> = {
  ...commonMessages,
  UNAUTHENTICATED: { ro: 'Pentru aceasta trebuie să vă autentificați.', en: 'You have to sign in for this.' },
  FORBIDDEN: { ro: 'Nu aveți dreptul să faceți aceasta.', en: 'You may not do this.' },
  NOT_FOUND: { ro: '{what} nu există.', en: 'There is no such {what}.' },
  CONFLICT: {
    ro: 'Altcineva a făcut o modificare între timp: versiunea este acum {version}. Citiți din nou.',
    en: 'Somebody else has made a change meanwhile: the version is now {version}. Read it again.',
  },
  INVALID_STATE: { ro: 'Nu este posibil în starea actuală: {status}.', en: 'Not possible in the present state: {status}.' },
  SECOND_FACTOR_REQUIRED: {
    ro: 'Pentru aceasta trebuie să vă autentificați și cu al doilea factor.',
    en: 'For this, sign in with your second factor too.',
  },
  ORG_SUSPENDED: { ro: 'Organizația este suspendată.', en: 'The organization is suspended.' },
  ORG_NOT_ACTIVE: { ro: 'Organizația nu este activă în registru.', en: 'The organization is not active in the registry.' },
};

/** What does not exist, as a part of the sentence of NOT_FOUND. */
export const subjects: Readonly<Record<string, MessageTexts>> = {
  OPPORTUNITY: { ro: 'Oportunitatea de voluntariat', en: 'volunteering opportunity' },
  APPLICATION: { ro: 'Candidatura', en: 'application' },
  CONTRACT: { ro: 'Contractul de voluntariat', en: 'volunteering contract' },
};

/** States in words, in the sentence of INVALID_STATE. */
export const statusTexts: Readonly<Record<string, MessageTexts>> = {};

/** What was expected of an input, as the end of the sentence of BAD_USER_INPUT. */
export const expectations: Readonly<Record<Expectation, MessageTexts>> = {
  ...commonExpectations,
};
