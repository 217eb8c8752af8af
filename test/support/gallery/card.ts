export type GalleryCard = { readonly name: string; readonly card: object };
