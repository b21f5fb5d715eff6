import { accept, refuse, type Result } from '@conect/kernel';
import { badInput, type IdentityErrorCode } from '../../service/domain/refusals';

const local = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const domain = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;

/**
 * Reads an e-mail address: ASCII, dot-atom (RFC 5321 without quoted parts), at most 254 characters, in lower case throughout,
 * since no mail service of note tells cases apart and people do not either. Such an address cannot carry a line break into a mail header.
 */
export function parseEmail(text: string, field: readonly string[]): Result<string, IdentityErrorCode> {
  const address = text.trim().toLowerCase();
  const at = address.lastIndexOf('@');
  const valid = address.length <= 254 && at > 0 && at <= 64 && local.test(address.slice(0, at)) && domain.test(address.slice(at + 1));
  return valid ? accept(address) : refuse(badInput(field, 'EMAIL_ADDRESS'));
}
