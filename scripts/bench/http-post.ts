import { request, type Agent } from 'node:http';

export type Post = (body: unknown) => Promise<string>;

/** Posts JSON over kept connections, with less work for the measuring process than `fetch`. */
export function postTo(url: string, agent: Agent): Post {
  return (body) =>
    new Promise((resolve, reject) => {
      const text = JSON.stringify(body);
      const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) };
      const sent = request(url, { method: 'POST', agent, headers, timeout: 20_000 }, (response) => {
        let answer = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (answer += chunk));
        response.once('end', () => {
          if (response.statusCode === 200) resolve(answer);
          else reject(new Error(`status ${response.statusCode}: ${answer.slice(0, 200)}`));
        });
      });
      sent.once('timeout', () => sent.destroy(new Error('timeout')));
      sent.once('error', reject);
      sent.end(text);
    });
}
