import { Parser } from 'htmlparser2';

interface XmlHandler {
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

/**
 * Reads XML; false when it is cut short or declares anything of its own: what a document type could name stands outside the file, or
 * multiplies without end. Nothing is ever fetched.
 */
export function readXml(xml: string, { open, close, text }: XmlHandler): boolean {
  let isWhole = true;
  const parser = new Parser(
    {
      onopentag: (name, attributes) => open?.(name, attributes),
      onclosetag(name, isImplied) {
        // What ends by itself, or with what is around it, was never closed.
        if (isImplied && xml[parser.endIndex - 1] !== '/') isWhole = false;
        close?.(name);
      },
      ontext: (part) => text?.(part),
      onprocessinginstruction: (name) => void (name.startsWith('!') && (isWhole = false)),
    },
    { xmlMode: true },
  );
  parser.end(xml);
  return isWhole && /^\s*</.test(xml.replace(/^\uFEFF/, ''));
}
