/** How the bot proves to Microsoft who it is. `none` accepts any caller: only for practice on loopback. */
export type Credentials = { readonly kind: 'none' } | LiveCredentials;

export type LiveCredentials = { readonly appId: string; readonly tenantId: string } & (
  | { readonly kind: 'secret'; readonly secret: string }
  | {
      readonly kind: 'certificate';
      /** SHA-256, hex. */
      readonly thumbprint: string;
      /** Both as PEM. */
      readonly certificate: string;
      readonly privateKey: string;
      readonly expires: Date;
    }
  | { readonly kind: 'managed-identity' }
);
