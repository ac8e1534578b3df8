import { connect } from 'node:net';

/** An answer as it came, as far as a test looks at one. */
export type RawAnswer = { status: number; headers: Map<string, string>; body: string };

/** Splits what came over a connection into its answers; those of one connection follow each other. */
export function answersIn(text: string): RawAnswer[] {
  return text.split(/(?=HTTP\/1\.1 \d{3} )/).flatMap((part) => {
    const [head = '', ...rest] = part.split('\r\n\r\n');
    const [line = '', ...fields] = head.split('\r\n');
    const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(line)?.[1]);
    if (Number.isNaN(status)) return [];
    const headers = fields.map((field): [string, string] => {
      const at = field.indexOf(':');
      return [field.slice(0, at).toLowerCase(), field.slice(at + 1).trim()];
    });
    return [{ status, headers: new Map(headers), body: rest.join('\r\n\r\n') }];
  });
}

/**
 * Sends bytes over a connection of its own, which no client library has made polite, and resolves
 * with everything that comes back before the shop closes it.
 */
export function sendRaw(port: number, text: string): Promise<string> {
  return new Promise((resolve) => {
    let received = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(text, 'latin1'));
    socket.setEncoding('latin1').on('data', (part) => {
      received += part;
    });
    // A connection that is reset has ended, too.
    socket.on('error', () => {});
    socket.once('close', () => resolve(received));
  });
}

/** Sends bytes and hangs up once they are on their way, as somebody whose line breaks. */
export function sendAndHangUp(port: number, text: string): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text, () => socket.destroy()));
    socket.on('error', () => {}).once('close', () => resolve());
  });
}

/** What a request is made of; `fields` may hold one name more than once. */
export type RawRequest = {
  method?: string;
  target: string;
  fields?: readonly string[];
  body?: string;
};

/** A request that asks for the connection to be closed after it. */
export function written({ method = 'GET', target, fields = [], body = '' }: RawRequest): string {
  const all = [...fields, 'Connection: close'];
  return `${method} ${target} HTTP/1.1\r\n${all.map((field) => `${field}\r\n`).join('')}\r\n${body}`;
}

/** The answer to a request as it is written here. Throws where there is none. */
export async function ask(port: number, request: RawRequest): Promise<RawAnswer> {
  const hasHost = request.fields?.some((field) => /^host:/i.test(field)) === true;
  const fields = [...(hasHost ? [] : ['Host: shop.example']), ...(request.fields ?? [])];
  const [answer] = answersIn(await sendRaw(port, written({ ...request, fields })));
  if (answer === undefined) throw new Error(`No answer to ${request.target}`);
  return answer;
}
