import { markupText, plainText } from './plain-text';
import { qrModules } from './qr-modules';

interface QrPicture {
  readonly text: string;
  /** What the code is for, said to who cannot see it. */
  readonly alternative: string;
  /** More of the element: its size, its namespace. */
  readonly attributes: string;
}

/** A QR code as an element of SVG: white, its quiet zone included, with the dark modules as bars of one path. */
export function qrElement({ text, alternative, attributes }: QrPicture): string {
  const { side, bars } = qrModules(text);
  const path = bars.map(({ x, y, width }) => `M${x} ${y}h${width}v1h-${width}z`).join('');
  return (
    `<svg role="img" aria-label="${markupText(plainText(alternative))}" viewBox="0 0 ${side} ${side}" ${attributes} shape-rendering="crispEdges">` +
    `<rect width="${side}" height="${side}" fill="#fff"/><path d="${path}" fill="#000"/></svg>`
  );
}

/** A QR code as a picture of its own, for whoever shows it on a screen: as large as it is given room. A text that no code has room for is a fault. */
export const qrSvg = (text: string, alternative: string): string => qrElement({ text, alternative, attributes: 'xmlns="http://www.w3.org/2000/svg"' });
