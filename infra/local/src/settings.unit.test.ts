import { matches, read, settingsInCode, sorted } from './settings-in-code';

/** What only the containers ask for: passwords that become part of an URL. */
const settingsOfContainers = (): string[] => matches(read('docker-compose.yml'), /\$\{([A-Z0-9_]+)[:}]/g);

const wanted = (): string[] => sorted([...settingsInCode(), ...settingsOfContainers()]);

it('stand in .env.example, each of them and no other', () => {
  expect(sorted(matches(read('.env.example'), /^(?:# )?([A-Z][A-Z0-9_]+)=/gm))).toEqual(wanted());
});

it("stand in the README's table, each of them and no other", () => {
  expect(sorted(matches(read('README.md'), /^\| `([A-Z][A-Z0-9_]+)` \|/gm))).toEqual(wanted());
});

it("have the same value in the README's table as in .env.example", () => {
  const example = new Map([...read('.env.example').matchAll(/^(?:# )?([A-Z][A-Z0-9_]+)=(.*)$/gm)].map(([, name, value]) => [name!, value!]));
  const rows = [...read('README.md').matchAll(/^\| `([A-Z][A-Z0-9_]+)` \| ?(?:`([^`]*)`)? ?\|/gm)];
  const different = rows.filter(([, name, shown = '']) => {
    const value = example.get(name!) ?? '';
    return shown.endsWith('…') ? !value.startsWith(shown.slice(0, -1)) : value !== shown;
  });

  expect(different.map(([row]) => row)).toEqual([]);
});
