// adaptivecards-templating's types name a source file that TypeScript 7 cannot check: this stands in for it.
export type IAdaptiveCard = object;
