import type { Locale } from '@conect/kernel';

/** One kind of refusal of the document routes: its HTTP status and its words. */
interface RefusalShape {
  readonly status: number;
  readonly ro: string;
  readonly en: string;
}

/** Every refusal of the document routes. */
export const documentRefusals = {
  UPLOAD_SIGNATURE_INVALID: {
    status: 403,
    ro: 'Adresa de încărcare nu este validă.',
    en: 'The upload address is not valid.',
  },
  UPLOAD_EXPIRED: {
    status: 410,
    ro: 'Adresa de încărcare a expirat. Cereți alta.',
    en: 'The upload address has expired. Ask for another one.',
  },
  UPLOAD_TYPE_MISMATCH: {
    status: 415,
    ro: 'Tipul trimis nu este cel anunțat.',
    en: 'The type sent is not the one announced.',
  },
  UPLOAD_SIZE_MISMATCH: {
    status: 400,
    ro: 'Mărimea documentului nu este cea anunțată.',
    en: 'The size of the document is not the one announced.',
  },
  UPLOAD_HASH_MISMATCH: {
    status: 400,
    ro: 'Conținutul documentului nu este cel anunțat (SHA-256 diferit).',
    en: 'The content of the document is not the one announced (its SHA-256 differs).',
  },
  UPLOAD_CONTENT_REFUSED: {
    status: 422,
    ro: 'Documentul este deteriorat, nu este de tipul anunțat sau conține ceva ce nu se poate primi.',
    en: 'The document is damaged, is not of the announced type or holds something that cannot be accepted.',
  },
  UPLOAD_INTERRUPTED: {
    status: 408,
    ro: 'Încărcarea s-a întrerupt. Încercați din nou.',
    en: 'The upload broke off. Try again.',
  },
  UPLOAD_BUSY: {
    status: 503,
    ro: 'Sunt prea multe încărcări în acest moment. Încercați din nou.',
    en: 'Too many uploads are going on. Try again.',
  },
  UPLOAD_STORAGE_FULL: {
    status: 507,
    ro: 'Documentul nu a putut fi păstrat din lipsă de spațiu. Încercați mai târziu.',
    en: 'There was no space to keep the document. Try again later.',
  },
  DOWNLOAD_SIGNATURE_INVALID: {
    status: 403,
    ro: 'Adresa de descărcare nu este validă.',
    en: 'The download address is not valid.',
  },
  DOWNLOAD_EXPIRED: {
    status: 410,
    ro: 'Adresa de descărcare a expirat. Cereți alta.',
    en: 'The download address has expired. Ask for another one.',
  },
  DOCUMENT_NOT_FOUND: {
    status: 404,
    ro: 'Documentul nu există.',
    en: 'There is no such document.',
  },
  INTERNAL_SERVER_ERROR: {
    status: 500,
    ro: 'A apărut o eroare. Încercați din nou.',
    en: 'Something went wrong. Try again.',
  },
} as const satisfies Record<string, RefusalShape>;

/** Why a document route refuses. */
export type DocumentRefusalCode = keyof typeof documentRefusals;

/** What a route refuses with, before it is put into words; `reason` says what is wrong with refused content. */
export interface RouteRefusal {
  readonly code: DocumentRefusalCode;
  readonly reason?: string;
}

/** The body of a refusal, in JSON. */
export interface DocumentRefusal extends RouteRefusal {
  readonly message: string;
}

/** A refusal as JSON, in the reader's language. */
export const refusalBody = (refusal: RouteRefusal, locale: Locale): DocumentRefusal => ({
  ...refusal,
  message: documentRefusals[refusal.code][locale === 'RO' ? 'ro' : 'en'],
});
