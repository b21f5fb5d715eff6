import readQrCode from 'jsqr';

const pixelsPerModule = 4;

/** What another program reads in a code whose dark boxes are given in modules of a square `side` modules long. */
export function readQr(boxes: readonly { readonly x: number; readonly y: number; readonly width: number; readonly height: number }[], side: number): string | null {
  const size = side * pixelsPerModule;
  const pixels = new Uint8ClampedArray(size * size * 4).fill(255);
  for (const { x, y, width, height } of boxes) {
    for (let row = Math.round(y * pixelsPerModule); row < Math.round((y + height) * pixelsPerModule); row += 1) {
      for (let column = Math.round(x * pixelsPerModule); column < Math.round((x + width) * pixelsPerModule); column += 1) pixels.set([0, 0, 0], (row * size + column) * 4);
    }
  }
  return readQrCode(pixels, size, size)?.data ?? null;
}
