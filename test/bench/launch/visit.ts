import { once } from 'node:events';
import { Agent, request as ask, type IncomingMessage } from 'node:http';
import { CLIENT, type Platform } from './platform.ts';

/** One launch as a browser makes it whose cookies come back: login, the LMS's token, launch, and wherever that leads. */
export type Tool = { name: string; url: string; launchPath: string; says: string };

type Answer = { status: number; location: string; cookies: string[]; body: string };

/** The bench’s own part of a launch is to be small beside any tool’s. */
async function bodyOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  response.on('data', (chunk: Buffer) => chunks.push(chunk));
  await once(response, 'end');
  return Buffer.concat(chunks).toString();
}

async function send(agent: Agent, url: URL, cookie: string, form?: Record<string, string>) {
  const body = form === undefined ? undefined : new URLSearchParams(form).toString();
  const request = ask(url, {
    agent,
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      cookie,
      ...(body === undefined
        ? {}
        : {
            'content-type': 'application/x-www-form-urlencoded',
            'content-length': Buffer.byteLength(body),
          }),
    },
  });
  request.end(body);
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  const answer: Answer = {
    status: response.statusCode ?? 0,
    location: response.headers.location ?? '',
    cookies: (response.headers['set-cookie'] ?? []).map((one) => one.split(';')[0] ?? ''),
    body: await bodyOf(response),
  };
  return answer;
}

export const makeAgent = () => new Agent({ keepAlive: true, maxSockets: 64 });

/** A browser that was here before: Waymark then knows that cookies come back. */
const KNOWN = 'waymark_cookies=1';

export type Begun = { next: URL; state: string; nonce: string; cookies: string[] };

const targetOf = (tool: Tool): string => `${tool.url}${tool.launchPath}`;

/** The login, up to where the browser would go to the LMS. Throws where it was not taken. */
export async function beginLaunch(
  agent: Agent,
  platform: Platform,
  tool: Tool,
  turn: number,
): Promise<Begun> {
  const login = await send(agent, new URL(`${tool.url}/lti/login`), KNOWN, {
    iss: platform.issuer,
    login_hint: String(turn),
    target_link_uri: targetOf(tool),
    client_id: CLIENT,
    lti_message_hint: 'hint',
  });
  if (login.status !== 302) throw new Error(`${tool.name}: login answered ${login.status}`);
  const asked = new URL(login.location).searchParams;
  return {
    next: new URL(asked.get('redirect_uri') ?? targetOf(tool)),
    state: asked.get('state') ?? '',
    nonce: asked.get('nonce') ?? '',
    cookies: [KNOWN, ...login.cookies],
  };
}

/** What the LMS signs in between. */
export const tokenFor = (platform: Platform, tool: Tool, turn: number, { nonce }: Begun) =>
  platform.token(turn, nonce, targetOf(tool));

/** The launch, and wherever that leads. Throws where it was not taken. */
export async function endLaunch(
  agent: Agent,
  tool: Tool,
  { next, state, cookies }: Begun,
  token: string,
): Promise<void> {
  let answer = await send(agent, next, cookies.join('; '), { id_token: token, state });
  if (answer.status === 302) {
    const all = [...cookies, ...answer.cookies].join('; ');
    answer = await send(agent, new URL(answer.location, tool.url), all);
  }
  if (answer.status !== 200 || !answer.body.includes(tool.says))
    throw new Error(`${tool.name}: launch answered ${answer.status} ${answer.body.slice(0, 200)}`);
}
