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

/** What another program reads in the code of a page on which nothing else is filled: boxes of left, bottom, right and top, each a module high. */
export function readQrOfFills(fills: readonly (readonly [number, number, number, number])[]): string | null {
  const module = Math.min(...fills.map(([, bottom, , top]) => top - bottom));
  const [left, right, highest] = [Math.min(...fills.map(([x]) => x)), Math.max(...fills.map(([, , x]) => x)), Math.max(...fills.map(([, , , y]) => y))];
  const boxes = fills.map(([x, bottom, end, top]) => ({ x: (x - left) / module + 4, y: (highest - top) / module + 4, width: (end - x) / module, height: (top - bottom) / module }));
  return readQr(boxes, Math.round((right - left) / module) + 8);
}

/** What another program reads in the code of an SVG whose dark bars are one path. */
export function readQrOfSvg(svg: string): string | null {
  const boxes = [...svg.matchAll(/M(\d+) (\d+)h(\d+)v1/g)].map(([, x, y, width]) => ({ x: Number(x), y: Number(y), width: Number(width), height: 1 }));
  return readQr(boxes, Number(/viewBox="0 0 (\d+) \1"/.exec(svg)![1]));
}
