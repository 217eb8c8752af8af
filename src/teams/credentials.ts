/** `none` accepts any caller: only for practice on loopback. */
export type Credentials =
  | { readonly kind: 'none' }
  | { readonly kind: 'single-tenant'; readonly appId: string; readonly tenantId: string; readonly secret: string };
