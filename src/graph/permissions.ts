/** Every permission of Graph that the product can use. None is needed: the table says what is lost without it. */
export type Permission =
  | 'User.ReadBasic.All'
  | 'Calendars.ReadBasic'
  | 'Calendars.ReadWrite'
  | 'ChannelSettings.Read.Group'
  | 'Channel.Create.Group'
  | 'ChannelMember.ReadWrite.All'
  | 'TeamsAppInstallation.ManageSelectedForTeam.All';
