import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Parser } from '@asyncapi/parser';
import { asyncApiFile } from './published-files';
import { allEvents } from './all-events';

const { content } = asyncApiFile(allEvents);

/** The parser's severity 0 is an error; the enum is of a package that it keeps to itself. */
const isError = (severity: number): boolean => severity === 0;

describe('the AsyncAPI document', () => {
  it('is published as the code has it', () => {
    expect(readFileSync(join(__dirname, '..', 'asyncapi.json'), 'utf8')).toBe(content);
  });

  it('is valid AsyncAPI 3, its examples included', async () => {
    const { diagnostics, document } = await new Parser().parse(content);

    expect(diagnostics.filter(({ severity }) => isError(severity)).map(({ message, path }) => `${path.join('.')}: ${message}`)).toEqual([]);
    expect(document?.version()).toBe('3.0.0');
    expect(document?.channels().all().length).toBeGreaterThan(4);
  });

  it('is refused when it is not', async () => {
    const { diagnostics } = await new Parser().parse(content.replace('"action": "send"', '"action": "shout"'));

    expect(diagnostics.some(({ severity }) => isError(severity))).toBe(true);
  });
});
