/** The bot's token goes wherever a stored service URL points, so only known hosts are called. */
export function isTeamsServiceUrl(serviceUrl: string): boolean {
  const url = URL.parse(serviceUrl);
  if (url?.protocol !== 'https:' || url.port !== '' || `${url.username}${url.password}${url.search}${url.hash}` !== '')
    return false;
  // Written as it is read: no other reader of it can find another host.
  if (url.href !== serviceUrl && url.href !== `${serviceUrl}/`) return false;
  return url.hostname === 'smba.trafficmanager.net' || url.hostname.endsWith('.botframework.com');
}

export function isLoopbackServiceUrl(serviceUrl: string): boolean {
  const url = URL.parse(serviceUrl);
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') return false;
  return url.hostname === 'localhost' || url.hostname === '[::1]' || /^127(?:\.\d+){3}$/u.test(url.hostname);
}
