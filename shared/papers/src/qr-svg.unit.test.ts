import { readQrOfSvg } from '../test/qr-reading';
import { qrSvg } from './qr-svg';

describe('a QR code as a picture of its own', () => {
  it('is read by another program as the text that was given, and says what it is for', () => {
    const svg = qrSvg('https://exemplu.ro/verificare/7F3K-ȘȚ', 'Cod <QR> „de verificare”');

    expect(svg).toMatch(/^<svg role="img" aria-label="Cod &lt;QR&gt; „de verificare”" [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"[^>]*><rect [^>]*fill="#fff"\/><path d="[Mhvz\d -]+" fill="#000"\/><\/svg>$/);
    expect(readQrOfSvg(svg)).toBe('https://exemplu.ro/verificare/7F3K-ȘȚ');
  });

  it('is not made of a text that no code has room for', () => {
    expect(() => qrSvg('x'.repeat(3_000), 'Cod QR')).toThrow(RangeError);
  });
});
