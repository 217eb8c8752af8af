export const PERSONAL_CHAT_ID = 'sip-lotsen-personlig-chatt';
export const TEAM_ID = '19:sip-lotsen-barn-och-unga@thread.tacv2';
export const CHANNEL_ID = '19:sip-lotsen-sip-kanalen@thread.tacv2';
export const BOT_ID = '28:sip-lotsen';
export const BOT_NAME = 'SIP-lotsen';
export const TENANT_ID = '00000000-0000-4000-8000-00000000a000';

// The playground demands exactly five users beside the current one; nobody acts through them.
const fillers = ['Ebba Fyllnad', 'Göran Åkerö', 'Märta Östergård', 'Pär Sjöö', 'Åsa Läckberg'];

// The playground's schema: one team, at most one channel beside "General", no unknown keys.
// Any other shape makes it exit with the reason in its own log only.
export const playgroundConfig = {
  version: '0.1.1',
  tenantId: TENANT_ID,
  bot: { id: BOT_ID, name: BOT_NAME },
  currentUser: user('Du (övning)', 0),
  users: fillers.map((name, index) => user(name, index + 1)),
  personalChat: { id: PERSONAL_CHAT_ID },
  groupChat: { id: '19:sip-lotsen-gruppchatt@thread.v2', name: 'Gruppchatt (används inte)' },
  team: {
    id: TEAM_ID,
    name: 'Barn och unga',
    aadGroupId: '00000000-0000-4000-8000-00000000b000',
    channels: [{ id: CHANNEL_ID, name: 'SIP-ärenden' }],
  },
} as const;

function user(name: string, index: number) {
  const [givenName = name, ...rest] = name.split(' ');
  const address = `ovning-${index}@exempel.invalid`;
  return {
    id: `29:ovning-${index}`,
    name,
    userPrincipleName: address,
    aadObjectId: `00000000-0000-4000-8000-00000000c00${index}`,
    givenName,
    surname: rest.join(' '),
    email: address,
  };
}
