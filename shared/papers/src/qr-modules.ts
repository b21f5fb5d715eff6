import { create } from 'qrcode';

/** A QR code as bars of dark modules that lie side by side, in modules from its upper left corner, its quiet zone included. */
export interface QrModules {
  readonly side: number;
  readonly bars: readonly { readonly x: number; readonly y: number; readonly width: number }[];
}

/** The four modules that ISO/IEC 18004 wants free around a code. */
const quietZone = 4;

/** Sets a text as a QR code that can be read when 15 in 100 of it are lost; a text that no code has room for is a fault. */
export function qrModules(text: string): QrModules {
  const { modules } = symbolOf(text.toWellFormed());
  const bars: QrModules['bars'][number][] = [];
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; ) {
      const width = darkFrom(modules, row, column);
      if (width > 0) bars.push({ x: column + quietZone, y: row + quietZone, width });
      column += Math.max(width, 1);
    }
  }
  return { side: modules.size + 2 * quietZone, bars };
}

function symbolOf(text: string): ReturnType<typeof create> {
  try {
    return create(text, { errorCorrectionLevel: 'M' });
  } catch (cause) {
    throw new RangeError(`Expected a text that a QR code has room for, got one of ${text.length} letters`, { cause });
  }
}

function darkFrom(modules: ReturnType<typeof create>['modules'], row: number, column: number): number {
  let end = column;
  while (end < modules.size && modules.get(row, end) === 1) end += 1;
  return end - column;
}
