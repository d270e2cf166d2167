/** As much of a browser as a launch needs: cookies of one host, forms, no scripts. For tests. */
export type Browser = {
  get(url: string): Promise<Page>;
  post(url: string, fields?: Record<string, string>): Promise<Page>;
  postJson(url: string, body: unknown): Promise<Page>;
  /** Anything else a page's script may ask for. */
  ask(url: string, init: RequestInit): Promise<Page>;
  /** As a page's script reads it: '' where there is none. */
  cookie(name: string): string;
};

export type Page = {
  status: number;
  url: string;
  text: string;
  location: string | null;
  headers: Headers;
};

export function openBrowser(): Browser {
  const cookies = new Map<string, string>();
  const send = async (url: string, init: RequestInit): Promise<Page> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, {
      ...init,
      redirect: 'manual',
      headers: { ...init.headers, cookie },
    });
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=');
      cookies.set(name, value);
    }
    return {
      status: response.status,
      url,
      text: await response.text(),
      location: response.headers.get('location'),
      headers: response.headers,
    };
  };
  return {
    get: (url) => send(url, {}),
    ask: send,
    cookie: (name) => cookies.get(name) ?? '',
    postJson: (url, body) =>
      send(url, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'Content-Type': 'application/json' },
      }),
    post: (url, fields = {}) => send(url, { method: 'POST', body: new URLSearchParams(fields) }),
  };
}

/** What differs between the flavours: the ids of their self-sending forms. */
export const FORMS = {
  moodle: { login: 'ltiInitiateLoginForm', answer: 'ltiauthform' },
  canvas: { login: 'tool_form', answer: 'redirect_form' },
} as const;

/** The action and the hidden fields of the form with this id. */
export function readForm(
  markup: string,
  id: string,
): { action: string; fields: Record<string, string> } {
  const form = [...markup.matchAll(/<form .*?<\/form>/gs)]
    .map(([text]) => text)
    .find((text) => text.includes(`id="${id}"`));
  if (!form) throw new Error(`no form ${id} in ${markup.slice(0, 2000)}`);
  const fields = [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)].map(
    ([, name = '', value = '']) => [unescapeText(name), unescapeText(value)],
  );
  return {
    action: unescapeText(/action="([^"]*)"/.exec(form)?.[1] ?? ''),
    fields: Object.fromEntries(fields),
  };
}

function unescapeText(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
