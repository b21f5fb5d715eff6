import { createLogger } from '@conect/service-kit';
import { openBrowser } from '@conect/testing';
import { createApp } from '../src/app';
import { loadEnvironment } from '../src/environment';

const secret = 'f'.repeat(64);

it('runs in a browser that reaches nothing but this machine: it knows the schema and answers a query', async () => {
  const settings = { NODE_ENV: 'development', GATEWAY_PORT: '0', IDENTITY_PRINCIPAL_SECRET: secret, REGISTRY_PRINCIPAL_SECRET: secret };
  const app = await createApp(loadEnvironment(settings), createLogger({ service: 'gateway', level: 'silent' }));
  const url = await app.listen();
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    const elsewhere: string[] = [];
    const faults: string[] = [];
    await page.route((address) => !address.href.startsWith(url) && address.protocol.startsWith('http'), (route) => {
      elsewhere.push(route.request().url());
      return route.abort();
    });
    page.on('pageerror', (error) => faults.push(error.message));

    await page.goto(`${url}/ide`);
    await page.getByText('FindOrganizations').first().waitFor();
    await page.getByRole('button', { name: /execute query/i }).click();
    await page.getByText('SUBGRAPH_UNAVAILABLE').first().waitFor();
    await page.getByRole('button', { name: /documentation explorer/i }).click();
    await page.getByRole('link', { name: 'Mutation' }).first().waitFor();

    expect({ elsewhere, faults }).toEqual({ elsewhere: [], faults: [] });
  } finally {
    await browser.close();
    for (const { stop } of app.parts) await stop();
  }
});
