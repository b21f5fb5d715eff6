import { addressOfPath, checkSignedAddress, createSignedAddress, type AddressPermission, type AddressSigning } from '@conect/service-kit';
import type { PaperAddress, PaperName } from '../domain/paper';

/** Which paper of which consultation. */
export interface AskedPaper {
  readonly consultationId: string;
  readonly name: PaperName;
}

const pathOf = ({ consultationId, name }: AskedPaper): string => `/consultations/${consultationId}/${name}`;

/** An address that allows `GET` of one paper for some minutes. */
export const createPaperAddress = (asked: AskedPaper, signing: AddressSigning, now: Date): PaperAddress & { readonly expiresAt: Date } => createSignedAddress(pathOf(asked), signing, now);

/** The address of a paper without any permission in it. */
export const paperUrl = (asked: AskedPaper, baseUrl: string): string => addressOfPath(pathOf(asked), baseUrl);

/** Whether this process signed the address, and whether it still works; null when it is not signed at all. */
export const checkPaperAddress = (asked: AskedPaper, query: Readonly<Record<string, unknown>>, terms: { readonly key: Buffer; readonly now: Date }): AddressPermission | null =>
  checkSignedAddress(pathOf(asked), query, terms);
