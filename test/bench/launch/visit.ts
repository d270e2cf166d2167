import { once } from 'node:events';
import { Agent, request as ask, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { CLIENT, type Platform } from './platform.ts';

/** One launch as a browser makes it whose cookies come back: login, the LMS's token, launch, and wherever that leads. */
export type Tool = { name: string; url: string; launchPath: string; says: string };

type Answer = { status: number; location: string; cookies: string[]; body: string };

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
    body: await text(response),
  };
  return answer;
}

export const makeAgent = () => new Agent({ keepAlive: true, maxSockets: 64 });

/** Resolves to the time spent waiting for the tool alone, ms. Throws where the launch was not taken. */
export async function launchOnce(
  agent: Agent,
  platform: Platform,
  tool: Tool,
  turn: number,
): Promise<number> {
  const target = `${tool.url}${tool.launchPath}`;
  let spent = 0;
  const timed = async (work: Promise<Answer>): Promise<Answer> => {
    const from = performance.now();
    const answer = await work;
    spent += performance.now() - from;
    return answer;
  };
  // A browser that was here before: Waymark then knows that cookies come back.
  const known = 'waymark_cookies=1';
  const login = await timed(
    send(agent, new URL(`${tool.url}/lti/login`), known, {
      iss: platform.issuer,
      login_hint: String(turn),
      target_link_uri: target,
      client_id: CLIENT,
      lti_message_hint: 'hint',
    }),
  );
  if (login.status !== 302) throw new Error(`${tool.name}: login answered ${login.status}`);
  const asked = new URL(login.location).searchParams;
  const nonce = asked.get('nonce') ?? '';
  const token = await platform.token(turn, nonce, target);
  const cookies = [known, ...login.cookies];
  let answer = await timed(
    send(agent, new URL(asked.get('redirect_uri') ?? target), cookies.join('; '), {
      id_token: token,
      state: asked.get('state') ?? '',
    }),
  );
  if (answer.status === 302) {
    cookies.push(...answer.cookies);
    answer = await timed(send(agent, new URL(answer.location, tool.url), cookies.join('; ')));
  }
  if (answer.status !== 200 || !answer.body.includes(tool.says))
    throw new Error(`${tool.name}: launch answered ${answer.status} ${answer.body.slice(0, 200)}`);
  return spent;
}
