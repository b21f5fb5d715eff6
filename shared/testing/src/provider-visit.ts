/** Does what a person's browser does at an identity provider of `@conect/local`: goes there, chooses who to be, and is sent back; answers where to. */
export async function visitProvider(authorizationUrl: string, sub: string): Promise<string> {
  const { origin } = new URL(authorizationUrl);
  const cookies = new Map<string, string>();
  let url = authorizationUrl;
  for (let step = 0; step < 10 && new URL(url).origin === origin; step += 1) {
    const isQuestion = new URL(url).pathname.startsWith('/interaction/');
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(isQuestion ? { method: 'POST', body: new URLSearchParams({ sub }) } : {}),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie)!;
      cookies.set(name!, value!);
    }
    const location = response.headers.get('location');
    if (location === null) throw new Error(`The provider answered ${response.status} at ${url}: ${await response.text()}`);
    url = new URL(location, url).href;
  }
  return url;
}
