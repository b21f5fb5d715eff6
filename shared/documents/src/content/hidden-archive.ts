/** The longest tail in which a ZIP archive's closing record can stand: its 22 bytes and a comment of 65,535. */
export const archiveTailBytes = 22 + 65_535;

const closingRecord = Buffer.from([0x50, 0x4b, 0x05, 0x06]);

/** Whether a file of another type ends in a way that makes it a ZIP archive too; `tail` is its last `archiveTailBytes` bytes. */
export function endsAsArchive(tail: Buffer): boolean {
  let at = tail.lastIndexOf(closingRecord);
  while (at >= 0 && !isClosingRecord(tail.subarray(at))) at = at === 0 ? -1 : tail.lastIndexOf(closingRecord, at - 1);
  return at >= 0;
}

/** Four bytes can meet by chance; a record on disk 0 whose comment fits into the file does not. */
const isClosingRecord = (bytes: Buffer): boolean =>
  bytes.length >= 22 && bytes.readUInt32LE(4) === 0 && 22 + bytes.readUInt16LE(20) <= bytes.length;
