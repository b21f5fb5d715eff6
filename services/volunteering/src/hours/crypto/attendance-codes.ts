import { createHmac, timingSafeEqual } from 'node:crypto';
import type { AttendanceCodes } from '../application/ports';

const idBytes = 16;
const timeBytes = 6;
const macBytes = 16;
const codePattern = /^CONECT-T1\.([A-Za-z0-9_-]{59})$/;

/**
 * Codes of attendance as a QR code shows them: the shift, its beginning and end, and the first half of an HMAC-SHA256 over them, 128 bits. Nothing is
 * kept of them: whoever has the key makes the same one again, and one that was printed before the shift was moved says so by its times.
 */
export function createAttendanceCodes(key: Buffer): AttendanceCodes {
  const macOf = (content: Buffer): Buffer => createHmac('sha256', key).update(content).digest().subarray(0, macBytes);
  return {
    codeOf({ id, startsAt, endsAt }) {
      const content = Buffer.alloc(idBytes + 2 * timeBytes);
      content.write(id.replaceAll('-', ''), 'hex');
      content.writeUIntBE(startsAt.getTime(), idBytes, timeBytes);
      content.writeUIntBE(endsAt.getTime(), idBytes + timeBytes, timeBytes);
      return `CONECT-T1.${Buffer.concat([content, macOf(content)]).toString('base64url')}`;
    },
    read(code) {
      const [, text] = codePattern.exec(code.trim()) ?? [];
      if (text === undefined) return null;
      const bytes = Buffer.from(text, 'base64url');
      const content = bytes.subarray(0, idBytes + 2 * timeBytes);
      // The last letter carries bits that no byte has: another one with the same bytes is not what was signed.
      if (bytes.toString('base64url') !== text || !timingSafeEqual(bytes.subarray(content.length), macOf(content))) return null;
      const timeAt = (offset: number) => new Date(content.readUIntBE(offset, timeBytes));
      return { id: uuidOf(content.subarray(0, idBytes)), startsAt: timeAt(idBytes), endsAt: timeAt(idBytes + timeBytes) };
    },
  };
}

const uuidOf = (id: Buffer): string => id.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
