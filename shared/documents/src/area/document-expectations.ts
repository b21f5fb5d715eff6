import type { MessageTexts } from '@conect/service-kit';

/** What may be expected of an announced document, in words; a service puts them among its own expectations. */
export const documentExpectations = {
  FILE_NAME: {
    ro: 'un nume de fișier cu extensia tipului său, de cel mult 255 de caractere, fără căi și caractere de control',
    en: 'a file name with the extension of its type, at most 255 characters, without paths and control characters',
  },
  MEDIA_TYPE: { ro: 'un tip media acceptat pentru acest scop', en: 'a media type accepted for this purpose' },
  BYTE_LENGTH: { ro: 'o mărime în octeți acceptată pentru acest scop', en: 'a size in bytes accepted for this purpose' },
  SHA256: { ro: '64 de cifre hexazecimale mici', en: '64 lower-case hexadecimal digits' },
  DOCUMENT_PURPOSE: { ro: 'un scop pe care documentele îl pot avea', en: 'a purpose that documents may have' },
} as const satisfies Readonly<Record<string, MessageTexts>>;

/** What was expected of an announced document. */
export type DocumentExpectation = keyof typeof documentExpectations;
