import { currentMeeting, type Case } from '../case.ts';
import { evaluateConsent } from '../evaluate-consent.ts';
import type { ItemId } from '../ids.ts';
import type { Topic } from '../meeting.ts';
import { hard } from '../refusal.ts';
import { dayOf, type Instant } from '../time.ts';
import { changeMeeting } from './prepare.ts';
import type { Context, Evolves, Guard, Rule } from './rule.ts';

export const topicsOf = (sip: Case): readonly Topic[] => currentMeeting(sip)?.topics ?? [];

/** C19, FRAGA_EJ_OMFATTAD: the topic belongs to none of the questions that the family has said yes to. */
export const isOutside = (
  { profile }: Pick<Context, 'profile'>,
  sip: Case,
  { question }: Topic,
  at: Instant,
): boolean => !evaluateConsent(profile, sip, dayOf(at), { question }).allowed;

export const topicGiven: Guard<'topic.add'> = (_sip, { text }) => (text === '' ? [hard('topic-text')] : []);
export const addTopic: Rule<'topic.add'> = (sip, { text, question }) => [
  { type: 'TopicAdded', topic: { id: `t${sip.seq + 1}` as ItemId, text, question } },
];
export const topicThere: Guard<'topic.remove'> = (sip, { topic }) =>
  topicsOf(sip).some(({ id }) => id === topic) ? [] : [hard('item-gone')];
export const removeTopic: Rule<'topic.remove'> = (_sip, { topic }) => [{ type: 'TopicRemoved', topic }];

export const topicEvolves: Evolves<'TopicAdded' | 'TopicRemoved'> = {
  TopicAdded: (sip, { topic }) =>
    changeMeeting({ ...sip, seq: sip.seq + 1 }, (meeting) => ({
      ...meeting,
      topics: [...(meeting.topics ?? []), topic],
    })),
  TopicRemoved: (sip, { topic }) =>
    changeMeeting(sip, (meeting) => ({ ...meeting, topics: topicsOf(sip).filter(({ id }) => id !== topic) })),
};
