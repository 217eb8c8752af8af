import type { Agent } from 'node:http';
import { aMessage, anExecute } from '../../test/support/activities.ts';
import { postTo } from './http-post.ts';
import { nonceOf } from './seed.ts';

const WORDS = {
  's.plan.family': 'Vi vill ha lugna morgnar, och att skolan hör av sig samma dag när något har hänt.',
  's.plan.family-does': 'Vi väcker Alva kl. 7 och följer med till skolan de första veckorna.',
  's.plan.other': 'Mormor hämtar på onsdagar.',
};

/** Each call is the next click: the words of a plan are written anew, and the next card comes back. */
export function clicker(botUrl: string, serviceUrl: string, agent: Agent, most: number): () => Promise<void> {
  const post = postTo(`${botUrl}/api/messages`, agent);
  let clicks = 0;
  return async () => {
    const click = clicks;
    clicks += 1;
    if (click >= most) throw new Error(`the ${most} prepared clicks are used up: give more with --clicks`);
    const data = {
      ...WORDS,
      's.plan.child': `Jag vill träffa mina vänner, och det här är gång ${click}.`,
      n: nonceOf(click),
    };
    const answer = await post(anExecute(serviceUrl, 'plan.words', data));
    if (!answer.includes('Sparat')) throw new Error(`click ${click} changed nothing: ${answer.slice(0, 600)}`);
  };
}

/** Each call is a message in, and the same text posted out. */
export function echoer(botUrl: string, serviceUrl: string, agent: Agent): () => Promise<void> {
  const post = postTo(`${botUrl}/api/messages`, agent);
  let count = 0;
  return async () => {
    count += 1;
    await post(aMessage(serviceUrl, `hej ${count}`));
  };
}
