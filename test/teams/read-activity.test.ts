import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readActivity } from '../../src/teams/read-activity.ts';
import { normaliseText } from '../../src/teams/normalise-text.ts';
import { aMessage, anActivity, anExecute, aSubmit, IN_A_THREAD } from '../support/activities.ts';

const URL = 'https://smba.trafficmanager.net/emea/';
const personal = {
  kind: 'personal',
  conversationId: 'a:karin',
  rootConversationId: 'a:karin',
  serviceUrl: URL,
  tenantId: 'tenant-1',
  botId: '28:bot',
};
const karin = { entraId: 'aad-karin', mri: '29:karin' };

describe('a message', () => {
  it('is read with its text as typed and as commands are compared', () => {
    expect(readActivity(aMessage(URL, ' <at>SIP-lotsen</at>&nbsp;Ny\u00A0 SIP\u200B', { id: '17' }))).toEqual({
      kind: 'said',
      text: 'ny sip',
      raw: ' <at>SIP-lotsen</at>&nbsp;Ny\u00A0 SIP\u200B',
      from: karin,
      place: personal,
      activityId: '17',
    });
  });

  it('in a thread knows its channel without the thread', () => {
    expect(readActivity(aMessage(URL, 'hej', IN_A_THREAD))).toMatchObject({
      place: {
        kind: 'channel',
        conversationId: '19:sip@thread.tacv2;messageid=1700',
        rootConversationId: '19:sip@thread.tacv2',
        teamId: '19:team@thread.tacv2',
        channelId: '19:sip@thread.tacv2',
      },
    });
  });

  it('from someone without an Entra object id has the id of the platform, which says nobody', () => {
    const guest = { id: '29:guest', tenantId: 'tenant-2' };
    expect(readActivity(aMessage(URL, 'hej', { from: guest }))).toMatchObject({
      from: { mri: '29:guest', tenantId: 'tenant-2' },
    });
  });

  it('in a conversation of an unknown kind is not taken for private', () => {
    expect(readActivity(aMessage(URL, 'hej', { conversation: { id: 'x' } }))).toMatchObject({
      place: { kind: 'group' },
    });
  });

  it('with nothing but a mention has an empty text', () => {
    expect(readActivity(aMessage(URL, '<at id="0">SIP-lotsen</at>'))).toMatchObject({ kind: 'said', text: '' });
  });

  it('with a value that is not of our buttons is something said', () => {
    expect(readActivity(aMessage(URL, 'hej', { value: { other: 1 } }))).toMatchObject({ kind: 'said', text: 'hej' });
  });
});

describe('a click', () => {
  const data = { n: 'nonce-1', 's.consent.q4': 'ja', count: 3, list: ['x'], note: 'a\0b\uD800' };
  const inputs = { 's.consent.q4': 'ja', note: 'ab\uFFFD' };

  it('by Execute gives verb, nonce and the inputs that are strings, fit to be stored', () => {
    expect(readActivity(anExecute(URL, 'consent.give', data, { id: '17' }))).toEqual({
      kind: 'clicked',
      via: 'execute',
      verb: 'consent.give',
      nonce: 'nonce-1',
      inputs,
      from: karin,
      place: personal,
      activityId: '17',
      cardActivityId: '1',
      refresh: false,
    });
  });

  it('by Submit gives the same, with the verb in its data', () => {
    const submit = aSubmit(URL, { ...data, verb: 'consent.give' });
    expect(readActivity(submit)).toMatchObject({ via: 'submit', verb: 'consent.give', nonce: 'nonce-1', inputs });
  });

  it('by Submit with a mention and no text is read', () => {
    const entities = [{ type: 'mention', mentioned: { id: '28:bot' }, text: '<at>SIP-lotsen</at>' }];
    expect(readActivity(aSubmit(URL, { n: '1', verb: 'v' }, { entities }))).toMatchObject({ via: 'submit' });
  });

  it('that the client made by itself is a refresh', () => {
    const action = { type: 'Action.Execute', verb: 'look', data: { n: '1' } };
    const value = { action, trigger: 'automatic' };
    expect(readActivity(anExecute(URL, '', {}, { value }))).toMatchObject({ verb: 'look', refresh: true });
  });

  it.each([
    ['no-nonce', { verb: 'v' }],
    ['no-nonce', { n: 7, verb: 'v' }],
    ['no-nonce', { n: 'x'.repeat(201), verb: 'v' }],
    ['no-verb', { n: '1' }],
    ['no-verb', { n: '1', verb: { a: 1 } }],
    ['inputs', { n: '1', verb: 'v', long: 'x'.repeat(40_001) }],
    ['inputs', { n: '1', verb: 'v', ['k'.repeat(81)]: 'x' }],
    ['inputs', { n: '1', verb: 'v', ...Object.fromEntries(Array.from({ length: 81 }, (_, i) => [`k${i}`, 'x'])) }],
  ])('with %s at fault is unreadable and still says who and where', (reason, value) => {
    expect(readActivity(aSubmit(URL, value))).toEqual({ kind: 'unreadable', reason, from: karin, place: personal });
  });

  it('with inputs at the limits is read', () => {
    const most = Object.fromEntries(Array.from({ length: 80 }, (_, i) => [`${i}`.padStart(80, 'k'), 'x']));
    expect(readActivity(aSubmit(URL, { n: '1', verb: 'v', ...most }))).toMatchObject({ kind: 'clicked' });
    expect(readActivity(aSubmit(URL, { n: '1', verb: 'v', long: 'x'.repeat(40_000) }))).toMatchObject({
      kind: 'clicked',
    });
  });

  it('with names of the prototype changes nothing and finds nothing', () => {
    const value: unknown = JSON.parse('{"n":"1","verb":"v","__proto__":"x","constructor":"y"}');
    const clicked = readActivity(aSubmit(URL, value));
    const read = clicked?.kind === 'clicked' ? clicked.inputs : undefined;
    expect(Object.entries(read ?? {})).toEqual([['constructor', 'y']]);
    expect(read?.['toString']).toBeUndefined();
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });
});

describe('what else arrives', () => {
  it.each([
    ['arrived', { type: 'installationUpdate', action: 'add' }],
    ['left', { type: 'installationUpdate', action: 'remove' }],
    ['arrived', { type: 'conversationUpdate', membersAdded: [{ id: '28:bot' }] }],
    ['arrived', { type: 'conversationUpdate', membersAdded: [{ id: '29:karin' }] }],
    ['left', { type: 'conversationUpdate', membersRemoved: [{ id: '28:bot' }] }],
  ])('%s: %j', (kind, over) => {
    expect(readActivity(anActivity(URL, over))).toMatchObject({ kind, place: personal });
  });

  it.each([
    { type: 'typing' },
    { type: 'messageReaction' },
    { type: 'messageUpdate', text: 'ny sip' },
    { type: 'installationUpdate', action: 'remove-upgrade' },
    { type: 'conversationUpdate', membersRemoved: [{ id: '29:karin' }] },
    { type: 'conversationUpdate', membersAdded: [{ id: '29:karin' }], ...IN_A_THREAD },
  ])('asks nothing of us: %j', (over) => {
    expect(readActivity(anActivity(URL, over))).toBeUndefined();
  });

  it.each([
    ['not-an-activity', []],
    ['not-an-activity', {}],
    ['no-sender', aMessage(URL, 'hej', { from: undefined })],
    ['no-sender', anExecute(URL, 'v', { n: '1' }, { from: { name: 'Karin' } })],
    ['no-place', aMessage(URL, 'hej', { conversation: {} })],
    ['no-place', anActivity(URL, { type: 'installationUpdate', action: 'add', conversation: null })],
    ['unknown-invoke', anExecute(URL, 'v', { n: '1' }, { name: 'task/fetch' })],
  ])('%s', (reason, activity) => {
    expect(readActivity(activity)).toMatchObject({ kind: 'unreadable', reason });
  });

  it('never throws, whatever JSON it is', () => {
    const type = fc.constantFrom('message', 'invoke', 'conversationUpdate', 'installationUpdate', 'typing');
    const fields = [
      'text',
      'value',
      'from',
      'conversation',
      'recipient',
      'channelData',
      'name',
      'membersAdded',
    ] as const;
    const over = fc.dictionary(fc.constantFrom(...fields), fc.jsonValue());
    fc.assert(
      fc.property(fc.jsonValue(), type, over, (json, kind, fieldsOver) => {
        const value = { action: { verb: 'v', data: json } };
        expect(() => readActivity(json)).not.toThrow();
        expect(() => readActivity({ ...anActivity(URL), type: kind, ...fieldsOver })).not.toThrow();
        expect(readActivity(anExecute(URL, 'v', {}, { value }))?.kind).toMatch(/^(?:clicked|unreadable)$/u);
      }),
    );
  });
});

describe('the normalised text', () => {
  it.each([
    ['Ny SIP', 'ny sip'],
    ['ny\u00A0sip', 'ny sip'],
    ['  NY \n\t SIP ', 'ny sip'],
    ['n\u200By\u202E sip\uFEFF', 'ny sip'],
    ['ＮＹ ＳＩＰ', 'ny sip'],
    ['HJA\u0308LP', 'hjälp'],
    ['<at id="0">A</at> <AT>B</AT>ny sip', 'ny sip'],
  ])('of %j is %j', (text, normal) => {
    expect(normaliseText(text)).toBe(normal);
  });

  it('takes no longer for a text made to be slow', () => {
    const begun = performance.now();
    normaliseText('<at>'.repeat(60_000));
    normaliseText(`<at${' '.repeat(200_000)}`);
    expect(performance.now() - begun).toBeLessThan(1_000);
  });
});
